"""Who says what: verbs and nouns of saying, titles, and groups that speak."""

VERBS = """
said, says, say, saying, told, tells, reported, reports, announced, announces, wrote, writes, confirmed, confirms,
stated, states, added, adds, noted, notes, tweeted, declared, declares, explained, claimed, claims, insisted,
acknowledged, testified, recalled, recalls, warned, warns, estimated, revealed, clarified, commented, assured,
assures, argued, argues, alleged, alleges, replied, admitted
"""

NOUNS = """
posted, published, released, shared, statement, address, briefing, interview, press conference, news conference, post,
video address, report, update, message, speech, broadcast, call
"""
"""Before a day they make it the day of the statement."""

ACCORDING = "according to, in the words of, citing, cited by, quoting"

ACCUSING = """
accused, accuses, accusing, blamed, blames, blaming, blamed on, blames on, blamed it on, blamed the attack on, blamed
the strike on, accusation against, pointed the finger at
"""
TELLING = """
said, says, claimed, claims, alleged, alleges, told, insisted, according, reported, reports, added, believes,
believed, stated, announced, accused, blamed
"""
"""Verbs after which what is said is the speaker's word."""

DENYING = "denied, denies, denying, deny, rejected, rejects, rejecting, dismissed responsibility"
CLAIMING = """
claimed responsibility, claims responsibility, claimed the attack, claimed credit, took responsibility, admitted
responsibility, acknowledged responsibility, acknowledged carrying out, confirmed it carried out, confirmed it had
carried out, admitted carrying out, said it carried out, said it had carried out
"""
NOT_DENYING = "did not, has not, have not, had not, declined to, not immediately, yet to, refused to"

TITLES = """
president, prime minister, vice president, deputy prime minister, minister, defence minister, defense minister,
foreign minister, interior minister, energy minister, health minister, governor, acting governor, deputy governor,
regional governor, regional head, regional chief, mayor, acting mayor, deputy mayor, city mayor, spokesman,
spokeswoman, spokesperson, chief, head, deputy head, director, general director, chairman, chairwoman, chair,
commander, commander-in-chief, general, lt gen, lieutenant general, major general, brig gen, brigadier general,
colonel, lt col, lieutenant colonel, major, captain, police chief, fire chief, chief of staff, adviser, advisor,
ambassador, secretary, foreign secretary, defence secretary, defense secretary, secretary general, secretary-general,
prosecutor, prosecutor general, chief prosecutor, commissioner, ombudsman, human rights ombudsman, official, senior
official, doctor, dr, surgeon, resident, witness, eyewitness, survivor, lawmaker, senator, deputy, coordinator,
humanitarian coordinator, representative, envoy, analyst, journalist, reporter, correspondent, mr, mrs, ms, sir, king,
pope, leader, founder, owner, boss, manager, chief executive, ceo, teacher, paramedic, firefighter, rescuer,
neighbour, neighbor, aide, mp, member, administrator, sheikh, imam, rabbi, bishop, military spokesman, military
spokesperson, army spokesman, police spokesman, government spokesman, district head, village head
"""
"""Nouns that are a person's position when they stand before or after a name."""

BEFORE_TITLES = """
regional, acting, deputy, local, city, district, military, first, former, senior, village, ukrainian, russian,
israeli, iranian, syrian, lebanese, palestinian, american, british, german, sudanese, turkish, polish, moldovan,
federal, state, national, interior, defence, defense, energy, foreign, health, prime, administration, emergency,
governing
"""
"""Words before a title that belong to it."""

COURTESY = "mr, mrs, ms, sir, dr, doctor"
"""Titles that are no position."""

GROUPS = """
officials, local officials, military officials, health officials, city officials, regional officials, security
officials, government officials, emergency officials, rescue officials, energy officials, authorities, local
authorities, regional authorities, health authorities, city authorities, military authorities, police, local police,
national police, the police, prosecutors, the prosecutor's office, prosecutor's office, prosecutor general's office,
emergency services, the emergency services, emergency service, state emergency service, rescue services, rescue
service, rescuers, rescue workers, firefighters, fire department, fire service, fire brigade, medics, doctors, health
workers, paramedics, ambulance service, hospital officials, hospital, health ministry, defence ministry, defense
ministry, interior ministry, foreign ministry, energy ministry, ministry of health, ministry of defence, ministry of
defense, ministry of energy, ministry of internal affairs, interior affairs ministry, air force, the air force,
military, the military, army, the army, navy, armed forces, general staff, military administration, regional military
administration, city military administration, civil defence, civil defense, civil defence agency, civil defense
agency, red crescent, red cross, witnesses, eyewitnesses, residents, local residents, local media, state media, state
television, state news agency, governor's office, mayor's office, presidential office, president's office, security
service, intelligence, military intelligence, defence intelligence, security forces, border guard, border guards,
coast guard, city council, regional council, security sources, military sources, medical sources, hospital sources,
local sources, investigators, aid workers, monitors, observatory, grid operator, power company, energy company, rail
operator, railway company, port authority, united nations, the un, un officials, aid agency, aid agencies, human
rights group, monitoring group, army spokesman, spokesman, spokesperson, spokeswoman, government, local government,
regional government, city administration, regional administration, local administration, the company, survivors,
relatives, neighbours, neighbors
"""
"""Institutions and groups that assert facts without a person's name."""

MEDIA = """
reuters, afp, ap, associated press, bbc, cnn, al jazeera, guardian, new york times, bloomberg, fox news, sky news,
interfax, tass, ukrinform, cbs, nbc, abc, washington post, telegraph, times, dpa, efe, xinhua, anadolu, euronews,
telegram, twitter, facebook, youtube, x, tiktok, instagram
"""
"""Publishers and platforms: no sources of a fact."""

"""Nouns and verbs for an attack, what they say of its kind, and what only sounds like one."""

from extractor.schema import AttackType

NOUNS: dict[AttackType, str] = {
    "air_strike": """airstrike, airstrikes, air strike, air strikes, air-strike, air-strikes, bombing raid,
    bombing raids, bombing run, air raid, air raids, aerial bombing""",
    "shelling": """shelling, artillery fire, artillery attack, artillery attacks, artillery strike, artillery
    strikes, mortar fire, mortar attack, tank fire, artillery shelling, rocket fire, rocket attack, rocket
    attacks, artillery barrage, cannonade""",
    "explosion": """explosion, explosions, blast, blasts, detonation, detonations, car bombing, car bomb attack,
    suicide bombing, suicide attack, suicide bombings, roadside bombing, roadside bomb attack, bomb attack, bomb
    blast, bomb attacks""",
    "ground_attack": """shooting, shootings, mass shooting, ambush, ambushes, gun attack, gun battle, gunfire,
    ground assault, massacre, armed assault, armed attack, sniper fire, small-arms fire""",
    "other": "stabbing, knife attack, car-ramming, ramming attack, arson attack, vehicle attack",
    "unspecified": """attack, attacks, strike, strikes, bombardment, bombardments, barrage, barrages, bombing,
    bombings, raid, raids, assault, assaults, onslaught, salvo, salvos, volley, shellings, double tap,
    double-tap, fire, air attack, air attacks, aerial attack, aerial attacks, air assault, aerial assault, hits,
    impact, impacts""",
}
"""Kind of attack that the noun itself says → nouns. Nouns without a kind leave it to the weapon."""

VERBS: dict[AttackType, str] = {
    "shelling": "shelled, shelling, shells",
    "explosion": "exploded, explodes, detonated, blew up, blown up, exploding, detonating, went off",
    "ground_attack": """stormed, ambushed, opened fire, gunned down, shot dead, shot and killed, open fire,
    stabbed, shot at, opening fire""",
    "unspecified": """attacked, attacking, struck, striking, hit, hitting, targeted, targeting, pounded,
    pounding, pummelled, pummeled, bombarded, bombarding, bombed, bombing, fired, launched, launching, firing,
    rained down, slammed into, crashed into, crashed onto, smashed into, slamming into, fell on, landed in,
    landed on, tore through, ripped through, tearing through, came under fire, come under fire, came under
    attack, come under attack, under attack, rocked, rammed, fell in, carried out, unleashed, unleashing, rammed
    into, ploughed into, plowed into, hammered, blasted, hits, strikes, attacks, targets, pounds, kills, has
    struck, was struck""",
}
"""The same for verbs, in the forms that report and do not plan: past, participles, headline present."""

NEEDING_WEAPON = frozenset(("fired", "launched", "launching", "firing", "carried out", "unleashed", "unleashing",
"fire",
                            "impact", "impacts", "hits", "targets", "kills", "fell in", "fell on", "landed in",
                            "landed on", "rocked", "targeting"))  # fmt: skip
"""Cues that report an attack only in a sentence that also names a weapon, an attack, a victim or damage."""

IDIOMS = """
strike a deal, struck a deal, struck an agreement, hunger strike, general strike, strike action, labour strike, labor
strike, heart attack, panic attack, cyber attack, cyber attacks, cyberattack, cyberattacks, cyber-attack,
cyber-attacks, denial-of-service, verbal attack, personal attack, hit out, hit back, hit by sanctions, hit the
headlines, hit by sanction, was fired as, fired from his, fired from her, shot down, shooting down, shoot down, air
raid sirens, air raid siren, air raid alert, air raid alerts, air raid alarm, air raid alarms, air raid warning, air
raid warnings, air raid shelter, strike group, strike capability, strike capabilities, attack helicopter, attack
helicopters, strike aircraft, ceasefire, cease fire, hold fire, holding fire, under fire from critics, hard hit,
hardest hit, launched an investigation, launched a criminal, launched a campaign, launched a probe, launched an
inquiry, launched an appeal, launched a programme, launched a program, launched an initiative, launched its invasion,
launched a full-scale invasion, launched its full-scale invasion, launched the invasion, fire service, fire services,
fire department, fire brigade, fire chief, fire engine, fire engines, fire truck, fire trucks, fire crews, fire
safety, missile drills, targeted sanctions, targeted measures, blast furnace, struck a chord, hit a record, hit
record, raid sirens, attack line, line of attack
"""
"""Phrases with such words that are no attack."""

NOT_ARMED = """
cyber attack, cyber attacks, cyberattack, cyberattacks, cyber-attack, cyber-attacks, denial-of-service, hackers,
hacking, phishing, ransomware, verbal attack, heart attack, panic attack, shark attack, bear attack, hunger strike
"""
"""Attacks without arms: where they are named, the sentence is about them."""

IRREAL = """
could, would, will, may, might, should, must, can, cannot, can't, if, unless, threat of, threats of, threatened,
threatening, threatens, risk of, fear of, fears of, danger of, possible, possibly, potentially, possibility of,
prevent, preventing, avoid, against, plans, plan, planning, planned, prepare, preparing, prepared, ahead of,
potential, future, any, such, no, not, never, didn't, don't, doesn't, wasn't, denied, denies, stop, halt, end,
thwarted, foiled, averted, prevented, repelled, vulnerable to, warned of, warning of, warn of, warning that, warned
that, warns, ready to, intends, intended to, able to, unable to, capable of, refrain, without, ordered, simulating,
exercise, exercises, drills, wants, aimed at, protect, protection from, promised, vowed, vows, called for, calls for,
calling for, urged, likely to, in case of, end to, stopping, claims that, accused of planning
"""
"""Words shortly before such a word that make it a plan, a threat, a denial or a possibility."""

GENERAL = """
often, regularly, repeatedly, routinely, frequently, constantly, almost daily, on a daily basis, every day, nearly
every day, nearly every night, every night, continues to, continued to, has long, have long, for months, for weeks,
for years, since the start of, since the beginning of, since the war, since the full-scale, since its full-scale,
since the invasion, since russia's, since february, during the war, throughout the war, over the winter, in recent
weeks, in recent months, in recent days, over the past year, over the past month, such attacks, such strikes, so far
this year, since the outbreak, daily attacks, near-daily, near daily, in more than two years of, systematically,
rarely, usually, typically, sometimes, in two years of, attacks like, strikes like, other locations, other areas,
other settlements, cities like, has been targeting, have been targeting, intensified, stepped up, been under siege
"""
"""Words that make a sentence one about many attacks."""

UNNAMED = """
other locations, other areas, other settlements, other places, other parts, other regions, other towns, other cities,
elsewhere in the region, several locations, various locations, dozens of settlements, many settlements
"""
"""Further places that a report does not name."""

ANOTHER = """
separate, separately, another attack, another fatal, another deadly, another drone, another missile, this time,
another strike, elsewhere, in a separate, in another, meanwhile, in other news, in a different
"""
"""Words that begin an attack of its own beside the one reported so far."""

EARLIER = """
previous, previously, similar attack, earlier attack, earlier strike, last year, last month, years ago, months ago,
weeks ago, the deadliest since, earlier this year, earlier this month, earlier in the war, at the start of, in the
past, in an earlier, last week, earlier this week, an earlier, earlier attacks, anniversary
"""
"""Words that tell of an attack before the one reported."""

WHOLE_WAVE = """
across the country, nationwide, across ukraine, throughout the country, all over the country, country-wide, in total,
overall, at various targets, at targets across, on targets across, over the course of the night
"""
"""Words that make a number that of a whole operation."""

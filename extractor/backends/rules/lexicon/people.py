"""Nouns for people by the record's groups, and words for what befell them by its outcomes."""

from extractor.schema import Group, Outcome

NOUNS: dict[Group, str] = {
    "all": """person, civilian, resident, inhabitant, local, victim, casualty, citizen, human, bystander,
    passerby, passer-by, local resident, villager, survivor, passenger, individual, family member, casualties,
    local people, employee, townsperson, occupant, homeless person, customer, shopper, commuter, pedestrian,
    motorist, driver""",
    "children": """child, boy, girl, baby, infant, toddler, teenager, minor, schoolchild, pupil, newborn,
    adolescent, teenage girl, teenage boy, kid, young child, schoolgirl, schoolboy, youngster, underage person,
    teen""",
    "women": "woman, pregnant woman, mother, grandmother, female, wife, young woman",
    "men": "man, father, grandfather, male, husband, young man",
    "elderly": """pensioner, elderly person, elderly woman, elderly man, elderly resident, old woman, old man,
    elderly couple, retiree""",
    "medical_workers": """medic, doctor, nurse, paramedic, medical worker, health worker, ambulance worker,
    surgeon, medical staff member, healthcare worker, ambulance driver, health care worker""",
    "rescue_workers": """rescuer, firefighter, rescue worker, emergency worker, first responder, fireman,
    fire-fighter, emergency service worker, civil defence worker, rescue service worker""",
    "military": """soldier, serviceman, servicewoman, service member, fighter, militant, trooper, officer,
    combatant, paramilitary, military personnel, conscript, recruit, cadet, sailor, marine""",
    "other": """journalist, reporter, worker, railway worker, energy worker, police officer, policeman, aid
    worker, volunteer, teacher, student, guard, security guard, foreigner, farmer, utility worker, employee of
    the plant, power worker, staff member, migrant, refugee, prisoner, patient, worshipper, tourist, miner,
    factory worker, bus driver, lorry driver, truck driver, port worker, construction worker, taxi driver,
    peacekeeper, official, electrician, cameraman, camera operator, priest, lawmaker""",
}
"""Singular forms."""

COLLECTIVES: dict[Group, str] = {
    "all": "people, family, couple",
    "military": "troops, personnel, servicemen and women",
}
"""Words that are plural by themselves, or count people without naming them."""

OUTCOMES: dict[Outcome, str] = {
    "killed": """killed, dead, died, dies, die, kills, killing, deaths, death, fatalities, slain, perished, lost
    their lives, lost his life, lost her life, were fatally wounded, fatally wounded, shot dead, massacred,
    bodies, body, murdered, the dead, killings, fatally injured, executed, lives, burned to death, deaths from""",
    "injured": """injured, wounded, hurt, injuring, wounding, hurting, injuries, wounds, injures, maimed,
    injury, suffered injuries, sustained injuries, sustained wounds, suffered wounds, suffered burns, suffered
    shrapnel wounds, received injuries, were traumatised, shell-shocked, lacerated, burned, burnt, wounds to,
    concussed""",
    "missing": "missing, unaccounted for, feared missing, reported missing",
    "trapped": "trapped, buried under, under the rubble, stuck under, trapping, beneath the rubble",
    "rescued": """rescued, saved, pulled alive, pulled from the rubble, pulled out alive, rescuing, pulled from,
    freed from""",
    "evacuated": "evacuated, evacuating, evacuates",
    "medical_assistance": """sought medical help, sought medical assistance, received medical help, received
    medical assistance, received medical aid, needed medical help, needed medical assistance, required medical
    assistance, sought medical attention, sought medical care, sought help, acute stress reaction, acute stress,
    treated for shock, hospitalised, hospitalized, were treated, being treated, taken to hospital, taken to
    hospitals, rushed to hospital, received treatment, are being treated, in hospital, seeking medical help""",
}

ACTIVE = """
killed, killing, kills, injured, injuring, wounded, wounding, hurt, hurting, injures, trapping, rescued, rescuing,
evacuated, evacuating, saved, claimed, trapped, murdered, massacred, executed
"""
"""Outcome words that can have the victims as their object: "killed three people"."""

TOLLS: dict[Outcome, str] = {
    "killed": """death toll, toll, number of dead, number of victims, number of deaths, number of casualties,
    number of fatalities, number of killed, number of those killed""",
    "injured": """number of injured, number of wounded, number of those injured, number of injuries, injury
    toll, injured toll, number of those wounded""",
}
TOLL_VERBS = """
rose, risen, rises, rising, climbed, stands, stood, reached, grew, increased, jumped, is, was, has, now, to, at, of,
from, had, currently, already, passed, hit, topped, surpassed, in, the, attack, strike, went, up, officially, later,
again, as
"""
"""Words between a toll and its number."""

SUBGROUP = """
including, among them, includes, included, among whom, most of them, counting
"""
AFTER_COUNT = "others, more, of them, of these, of whom, people"
OF_THEM = "of them, of these, of whom, of those, of the dead, of the victims, of the wounded, of the injured"
NO_DESCRIPTION = """
and, or, but, in, on, at, of, to, from, with, for, by, when, who, were, was, are, is, has, have, had, been, killed,
killing, injured, injuring, wounded, wounding, hurt, dead, died, missing, trapped, including, after, as, while, that,
the, a, an, its, their, his, her, strike, strikes, attack, attacks, missile, missiles, drone, drones, said, left,
building, buildings, house, houses, car, cars, hit, struck, damaged, destroyed, rescued, evacuated, days, hours, years
"""
"""Words that cannot describe people between a number and a noun."""
NO_CASUALTIES = """
no casualties, without casualties, no victims, no casualties or damage, no human casualties, no loss of life or
injuries
"""
NO_KILLED = """
nobody was killed, no one was killed, no deaths, no fatalities, no loss of life, no one died, nobody died
"""
NO_INJURED = """
no one was hurt, no one was injured, nobody was hurt, nobody was injured, no injuries, no one hurt, no one injured, no
people were hurt, no people were injured, no one was wounded, nobody was wounded
"""
NOT_DENIALS = "no immediate reports of, no reports of, not clear, no information on, no details on, no word on"

TOTALS = """
during the war, throughout the war, so far this year, over the past year, last year alone, over the past month, in the
past month, in the past year, every day, per day, in two years, in three years, in the last year, during the siege,
over the past week, in the past week, this year alone, every month, each year, on average
"""
"""Words that make a figure the total of a war or a period."""

SUPERLATIVES = "deadliest, worst, first, largest, biggest, heaviest, most, bloodiest"
"""With these, "since" compares one attack with others."""

SUPERSEDING = """
initially, earlier, previously, at first, preliminary, originally, initial reports, first reports, earlier reports,
had earlier, up from, previous toll
"""
"""Before a figure they say that the article replaces it."""

GAP = """
was, were, has, have, had, been, be, being, are, is, also, reportedly, people, others, other, more, who, that, and,
at, least, all, now, still, later, confirmed, feared, left, the, lightly, seriously, critically, severely, badly,
remain, remained, remains, reported, initially, both, either, instantly, immediately, on, spot, scene, suffered,
sustained, believed, known, then, already, got, subsequently, including, of, whom, them, tragically, sadly
"""
"""Words that may stand between the people and what befell them."""

AFTER_BARE_NUMBER = """
., ;, and, or, in, at, on, near, during, when, after, as, while, including, overnight, across, with, from, but, since,
of, —, –, ), this, yesterday, today, so, among, there, others, injured, wounded, dead, monday, tuesday, wednesday,
thursday, friday, saturday, sunday
"""
"""Words after a number without a noun that leave it a number of people."""

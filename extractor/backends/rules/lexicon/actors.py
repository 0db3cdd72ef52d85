"""Armed organisations, and nouns for the forces of a state."""

ORGANISATIONS = {
    "Hamas": "hamas, al-qassam brigades",
    "Hezbollah": "hezbollah, hizbollah, hizbullah",
    "Houthis": "houthi, houthis, ansar allah, houthi rebels",
    "Islamic State": "islamic state, isis, isil, daesh, islamic state group, iskp, isis-k, islamic state khorasan",
    "Taliban": "taliban, afghan taliban",
    "Pakistani Taliban": "pakistani taliban, ttp, tehreek-e-taliban pakistan",
    "al-Qaeda": "al-qaeda, al qaeda, al-qaida",
    "al-Shabaab": "al-shabaab, al-shabab, al shabaab",
    "Boko Haram": "boko haram, iswap",
    "Palestinian Islamic Jihad": "islamic jihad, palestinian islamic jihad",
    "Rapid Support Forces": "rapid support forces, rsf",
    "Sudanese Armed Forces": "sudanese armed forces, sudanese army",
    "Wagner Group": "wagner, wagner group",
    "Kurdistan Workers' Party": "pkk, kurdistan workers' party",
    "Syrian Democratic Forces": "syrian democratic forces, sdf",
    "Hayat Tahrir al-Sham": "hayat tahrir al-sham, hts",
    "M23": "m23, m23 rebels",
    "Balochistan Liberation Army": "balochistan liberation army, bla, baloch liberation army",
    "JNIM": "jnim, jama'at nusrat al-islam wal-muslimin",
    "Arakan Army": "arakan army",
    "Lord's Resistance Army": "lord's resistance army",
    "Allied Democratic Forces": "allied democratic forces",
    "Fano": "fano militia, fano",
    "Tigray People's Liberation Front": "tigray people's liberation front, tplf",
}
"""Name → spellings."""

ABBREVIATIONS = {"IL": "IDF, IAF", "IR": "IRGC", "UA": "AFU"}
"""State → forces of it that are called by letters."""

FORCES = """
forces, troops, military, army, air force, navy, soldiers, artillery, aviation, warplanes, warplane, jets, aircraft,
occupiers, invaders, fighters, militants, side, armed forces, fleet, helicopters, bombers, gunners, artillerymen,
fighter jets, fighter jet, security forces, tanks, servicemen, army's, military's, troops', regime, terrorists,
special forces, ground forces, planes, tank, ship, ships, warship, warships, submarine, submarines, bomber, launcher,
gunboats
"""
"""Nouns after a demonym that name a state's armed hand."""

ADVERBS = """
has, have, had, also, again, then, later, reportedly, allegedly, apparently, repeatedly, deliberately, overnight, on,
monday, tuesday, wednesday, thursday, friday, saturday, sunday, today, yesterday, now, once, just, first, was,
heavily, simultaneously, early, morning, evening, night, late, is, are, were, been, being, massively, recently
"""
"""Words that may stand between an attacker and the verb."""

ACTIVE = """
launched, launches, fired, fires, attacked, attacks, struck, strikes, hit, hits, shelled, bombed, bombarded, targeted,
pounded, pummelled, pummeled, carried out, unleashed, dropped, used, destroyed, damaged, killed, launching, firing,
attacking, striking, hitting, shelling, bombing, targeting, raided, stormed, sent, conducted, killing, hammered,
carries out, stepped up, blew up, detonated, ambushed, did it, was behind, were behind, committed, deliberately
"""
"""Verbs of which the attacker is the subject."""

MODIFIERS = """
military, missile, drone, air, aerial, massive, combined, cruise, ballistic, artillery, rocket, deadly, latest,
ground, large-scale, fresh, new, heavy, overnight, kamikaze, guided, glide, shahed, mass, night, nighttime,
night-time, mortar, bomb, attack, combat, bombing, suspected, apparent, fatal, repeated, deadliest, strategic,
fighter, direct, precision, targeted, major, tank, rocket-propelled, long-range, double, double-tap, devastating,
guided-bomb, cross-border, naval, retaliatory, unprecedented, enemy, unmanned, huge, brutal, night-long, hypersonic,
iskander, kalibr, and, fpv, winter
"""
"""Words that may stand between a demonym and the noun of the attack."""

NOT_BY = """
on, against, at, in, near, of, inside, to, over, towards, targeting, across, between, with, from, hitting, striking,
including
"""
"""A demonym after these belongs to what was attacked."""

"""Words around place names, and the capitals that stand for governments."""

AREAS = "region, oblast, province, governorate, state, county, krai, republic, territory, prefecture"
"""Generic words after (or, with "of", before) the name of a first-level region."""

SETTLEMENTS = """
city, town, village, settlement, hamlet, capital, port city, port, municipality, border town, border village, suburb,
coastal city, coastal town, community, township, refugee camp, resort town, mining town, industrial city
"""
"""Generic words which, with "of", go before the name of a settlement."""

DESCRIBING = """
the, a, an, northern, southern, eastern, western, central, north, south, east, west, north-eastern, north-western,
south-eastern, south-western, northeastern, northwestern, southeastern, southwestern, northeast, northwest, southeast,
southwest, occupied, russian-occupied, besieged, frontline, front-line, capital, neighbouring, neighboring, nearby,
historic, border, city, town, village, port, coastal, main, second, second-largest, third-largest, largest, big,
small, major, whole, entire, wider, greater, downtown, rural, mainly, war-torn, government-held, rebel-held,
ukrainian-controlled, of, 's, regional, industrial, southernmost, northernmost, key, strategic, embattled, adjacent,
resort, black, sea, mountainous, remote, settlement, community, urban-type, far, far-eastern
"""
"""Words that may stand between a preposition and the name."""

NEAR = "near, outside, beside, around"
ORIGIN = "from"
TOWARD = "borders, bordering, to, towards, toward, for, against"
DIRECTION = """
north, south, east, west, northeast, northwest, southeast, southwest, direction, km, miles, kilometers, kilometres
"""
"""Before "of" or "from" they place something else by the name."""

NAMES_ONWARD = """
neighbourhood, neighborhood, quarter, boulevard, road, highway, river, street, avenue, bay, accords, accord,
agreement, convention, protocol, initiative, independent, post, times, university, institute, academy, summit,
process, deal, school, fc, prize, declaration, memorandum, format, club, platform, forum, conference, talks, time, dam
"""
"""Words after a name which then is not the place's own."""

OFFICES = "embassy, embassies, consulate, consulates, ambassador, ambassadors, envoy, mission"

OFFICIALS = """
mayor, governor, head, chief, officials, official, authorities, police, prosecutors, prosecutor, spokesman,
spokeswoman, spokesperson, president, minister, ministry, leader, leaders, council, administration, mp, lawmaker,
commander, correspondent, bureau, resident, residents, parliament, senator, secretary, regime, deputy, acting,
regional governor, military administration, office, department, prosecutor's, emergency service
"""
"""After a place, or before it with "of", they make it part of a title or of an institution's name."""

ARMED = """
forces, troops, army, military, soldiers, air force, navy, fleet, partners, allies, ally, government, air defences,
air defenses, defence, defense, intelligence, security service, campaign, war, invasion, ambassador, representative,
delegation, negotiators, claim, demands, people, side, representatives, position, envoy, support
"""
"""After a state's or a capital's name they make it the state, not the place."""

CAPITALS = {
    "RU": "Moscow, Kremlin", "UA": "Kyiv, Kiev", "IR": "Tehran", "IL": "Jerusalem, Tel Aviv", "SY": "Damascus",
    "LB": "Beirut", "IQ": "Baghdad", "TR": "Ankara", "SA": "Riyadh", "YE": "Sanaa", "US": "Washington, White House",
    "CN": "Beijing", "GB": "London, Downing Street", "FR": "Paris", "DE": "Berlin", "BY": "Minsk", "PL": "Warsaw",
    "MD": "Chisinau", "AZ": "Baku", "AM": "Yerevan", "GE": "Tbilisi", "PK": "Islamabad", "IN": "New Delhi, Delhi",
    "AF": "Kabul", "SD": "Khartoum", "ET": "Addis Ababa", "KP": "Pyongyang", "KR": "Seoul", "JP": "Tokyo",
    "QA": "Doha", "EG": "Cairo", "JO": "Amman", "RO": "Bucharest", "HU": "Budapest", "BE": "Brussels",
    "MM": "Naypyidaw", "ER": "Asmara", "RW": "Kigali", "CD": "Kinshasa", "ML": "Bamako", "NG": "Abuja",
}  # fmt: skip
"""Capitals, and houses in them, that stand for their governments in news language."""

ACTING = """
denied, denies, accused, accuses, blamed, blames, launched, launches, fired, fires, attacked, attacks, struck,
shelled, bombed, targeted, pounded, wants, has repeatedly, has denied, did not, does not, signed, agreed, rejected,
warned, claims, vowed, insists, hopes, is pressuring, seized, annexed, invaded, would, will, sent, used, uses,
continues, retaliated, responded, called, calls, secured, carried, hit, strikes, stepped, unleashed, pummelled,
pummeled
"""
"""After a capital or state as their subject: it acts."""

SITES = """
residential area, residential areas, residential district, residential neighbourhood, residential neighborhood, city
centre, city center, town centre, town center, centre of the city, center of the city, central square, market,
industrial zone, industrial area, industrial park, port area, outskirts, suburbs, suburb, shopping centre, shopping
center, shopping mall, railway station, train station, bus station, refugee camp, airport, power plant, main square,
densely populated area, humanitarian zone, university campus, hospital courtyard, old city, old town
"""
"""Nouns for a place within a settlement."""

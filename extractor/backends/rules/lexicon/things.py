"""Nouns for things by the record's kinds of objects, and words for what was done to them."""

from extractor.schema import DamagedObject, DamageLevel, EffectKind, Unit

NOUNS: dict[DamagedObject, str] = {
    "residential": """residential building, house, apartment building, apartment block, apartment, flat, home,
    dormitory, block of flats, high-rise building, high-rise, private house, dwelling, residence, residential
    block, housing block, residential area, residential district, residential neighbourhood, residential
    neighborhood, tower block, residential quarter, housing estate, multi-storey building, multi-story building,
    private home, cottage, residential complex, apartment complex, residential house, living quarters,
    nine-storey building, five-storey building, storey building, residential high-rise, private residence,
    residential tower, summer house, household""",
    "education": """school, kindergarten, university, college, lyceum, nursery, preschool, educational
    institution, academy, classroom, gymnasium school, nursery school, higher education institution, technical
    college, boarding school, institute, school building, university building, primary school, secondary school,
    creche, daycare centre, education facility""",
    "medical": """hospital, clinic, maternity hospital, maternity ward, polyclinic, ambulance station, medical
    facility, medical centre, medical center, pharmacy, health centre, health center, medical institution,
    children's hospital, outpatient clinic, field hospital, maternity home, health facility, medical point,
    ambulance, cancer centre, dental clinic""",
    "energy": """power plant, power station, thermal power plant, substation, power line, electricity grid,
    power grid, oil depot, fuel depot, oil refinery, refinery, gas pipeline, energy facility, energy
    infrastructure, power facility, electrical substation, transformer, energy infrastructure facility,
    hydroelectric plant, hydropower plant, fuel tank, oil terminal, gas station, petrol station, fuel station,
    power infrastructure, energy site, energy system, power unit, turbine, generator, thermal plant, traction
    substation, nuclear power plant, oil tank, boiler house, heating plant, gas facility, oil facility, fuel
    storage, gas storage facility, power substation, electricity substation, hydroelectric dam, oil storage
    facility, energy object, solar plant, power transmission line, electricity network, petrol depot, energy
    target, gas pipe""",
    "water": """water pipeline, water supply network, water main, pumping station, water pumping station, dam,
    water treatment plant, desalination plant, water tower, reservoir, sewage plant, water facility, water pipe""",
    "transport": """railway station, train station, station, bridge, road, airport, railway, railway line, train
    line, bus station, rail line, railway track, highway, metro station, railway infrastructure, rail
    infrastructure, depot, bus stop, railway depot, civilian airport, transport infrastructure, tunnel, runway,
    airfield terminal, rail junction, railway junction, railway facility, locomotive depot, tram depot, subway
    station, trolleybus depot, rail hub, bus depot, railway bridge""",
    "vehicle": """car, vehicle, bus, minibus, truck, lorry, van, train, tram, trolleybus, ambulance car, private
    car, civilian car, passenger car, boat, fishing boat, ferry, merchant ship, cargo ship, civilian ship,
    tanker, civilian vessel, motorcycle, passenger bus, taxi, tractor, locomotive, carriage, fire truck, fire
    engine, vessel, passenger train, oil tanker, bicycle, pickup truck, civilian vehicle, freight train, wagon,
    evacuation bus, railway carriage, cargo vessel, police car, helicopter, passenger plane, civilian aircraft,
    school bus, shuttle bus, emergency vehicle, service vehicle, scooter""",
    "port": """port, seaport, sea port, port infrastructure, grain terminal, port facility, terminal, harbour,
    harbor, river port, dock, pier, port terminal, berth, trade port, sea trade port, port building, port
    warehouse""",
    "industrial": """factory, plant, industrial facility, enterprise, steelworks, workshop, industrial site,
    industrial zone, industrial enterprise, steel plant, production facility, manufacturing plant, industrial
    building, chemical plant, mine, food factory, arms factory, industrial complex, ammunition factory,
    construction site, sawmill, mill, metallurgical plant, cement plant, industrial area, brewery, coal mine,
    furniture factory, weapons factory, defence plant, bakery, production workshop, printing house, fertiliser
    plant, fertilizer plant, industrial infrastructure, shipyard, foundry""",
    "commercial": """shop, store, supermarket, shopping centre, shopping center, shopping mall, mall, hotel,
    cafe, café, restaurant, office building, office, warehouse, market, bank, business centre, business center,
    pizzeria, kiosk, hairdresser, post office, beauty salon, car dealership, hypermarket, trade centre, bar,
    office centre, business, storage facility, cinema, hostel, shopping complex, car repair shop, entertainment
    centre, pavilion, outdoor market, gym, service station, fitness centre, parking lot, car park, garage,
    logistics centre, postal terminal, guesthouse, storehouse, bazaar, grocery store""",
    "government": """administration building, government building, administrative building, city hall, town
    hall, police station, courthouse, court, ministry building, council building, post of police, prison, tax
    office, fire station, government office, village council, city council building, municipal building,
    parliament building, detention centre, police headquarters, ministry, customs post, border crossing,
    regional administration building, governor's office, jail""",
    "diplomatic": "embassy, consulate, diplomatic mission, embassy building, consulate building, diplomatic compound",
    "religious_cultural": """church, mosque, cathedral, monastery, synagogue, museum, theatre, theater, library,
    cultural centre, cultural center, house of culture, temple, palace of culture, monument, philharmonic,
    memorial, art gallery, chapel, cemetery, opera house, palace, concert hall, heritage site, stadium, archive,
    circus, sports complex, swimming pool, sports hall, shrine, cultural site, religious site, prayer hall,
    sports centre, playground, club, gallery, archaeological site""",
    "agriculture": """farm, field, grain store, grain silo, granary, elevator, grain elevator, greenhouse,
    cattle farm, crop, agricultural enterprise, livestock farm, barn, poultry farm, agricultural machinery,
    grain warehouse, orchard, grain storage facility, dairy farm, pig farm, grain depot, agricultural facility,
    cowshed, farmland""",
    "communications": """tv tower, television tower, communications tower, radio tower, mobile tower, cell
    tower, tv station, television station, radio station, television centre, internet cable, telecommunications
    infrastructure, transmitter, tv channel office, media office, telephone exchange, communication tower,
    broadcasting centre""",
    "humanitarian": """humanitarian aid warehouse, aid warehouse, aid convoy, aid truck, humanitarian convoy,
    aid centre, aid center, refugee camp, aid distribution point, food distribution point, humanitarian
    headquarters, aid distribution centre, food distribution centre, displacement camp, tent camp, shelter, un
    facility, soup kitchen, red cross building, camp for displaced people, aid depot, un base, tent, food
    kitchen, humanitarian hub, displaced persons camp""",
    "military": """military base, airbase, air base, airfield, military airfield, barracks, ammunition depot,
    command post, military facility, warship, military site, arms depot, weapons depot, naval base, tank,
    armoured vehicle, ammunition dump, training ground, military target, landing ship, radar station, missile
    base, military installation, military unit, military position, military headquarters, submarine, military
    vehicle, training camp, air defence system, army base, checkpoint, military warehouse, arms warehouse,
    patrol boat, military plane, military outpost, bomber, naval vessel, military airbase""",
    "building": """building, structure, facility, complex, premises, compound, tower, non-residential building,
    nonresidential building, outbuilding, roof, window, facade, abandoned building, property, unfinished
    building, block""",
    "infrastructure": """infrastructure, civilian infrastructure, infrastructure facility, critical
    infrastructure, infrastructure object, civil infrastructure, critical infrastructure facility,
    infrastructure site, civilian object, civilian facility, utility infrastructure, municipal infrastructure,
    urban infrastructure, public infrastructure, civilian site""",
    "other": "park, tree, courtyard, fence, beach, square, forest, animal shelter, zoo, bus shelter, sports ground",
}
"""Singular forms; what is longer is tried first."""

WITHOUT_PLURAL = """
infrastructure, equipment, housing, port infrastructure, energy infrastructure, civilian infrastructure, critical
infrastructure, power infrastructure, railway infrastructure, rail infrastructure, agricultural machinery
"""

LEVELS: dict[DamageLevel, str] = {
    "destroyed": """destroyed, destroying, destroys, destruction of, levelled, leveled, flattened, razed,
    demolished, wiped out, obliterated, reduced to rubble, collapsed, collapse of, collapsing, gutted, in ruins,
    razed to the ground, completely burned, burned down, burnt down, sank, sunk, sinking, flattening, levelling,
    leveling, collapses, turned into rubble, burned out""",
    "on_fire": """on fire, caught fire, ablaze, in flames, burning, burned, burnt, ignited, set on fire, set
    fire to, set ablaze, setting fire to, engulfed, fire at, fire in, fires at, fires in, blaze at, fire broke
    out in, fire broke out at, blaze in, sparked a fire at, sparked a fire in, caused a fire at, caused a fire
    in, setting on fire, setting alight, sparking a fire at, sparking a fire in, a fire broke out at, a fire
    broke out in, causing a fire at, causing a fire in, fire engulfed, igniting""",
    "damaged": """damaged, damaging, damages, damage to, damage, shattered, shattering, blown out, blew out,
    broken, cracked, torn off, ripped off, smashed, partially destroyed, partly destroyed, wrecked, ruined,
    ruining, partially collapsed, partly collapsed, tore apart, torn apart, badly hit, were blown out, knocked
    out, broke, destroyed part of, blowing out, destroying part of, destroyed several floors of, crippled, put
    out of use, put out of action, disabled, section collapsed""",
    "affected": """hit, struck, targeted, attacked, shelled, bombed, hitting, striking, targeting, came under
    fire, came under attack, under fire, rocked, pounded, attack on, attacks on, strike on, strikes on, attack
    at, strike at, shelling of, bombing of, fell on, landed on, landed in, fell in, slammed into, crashed into,
    ploughed into, plowed into, bombardment of, crashed onto, tore through, ripped through, attacking, raid on,
    raids on, exploded at, exploded in, exploded near, exploded over, airstrike on, airstrikes on, impact on,
    fire on, fired on, fired at, opened fire on, shelling, strikes against, assault on, was affected, affected,
    hits, strikes, blast at, explosion at, blast in, explosion in, bombarded, attacks against, attack against,
    strike against""",
}
"""Words for the gravest thing that befell; what is longer is tried first."""

ONLY_AFTER = """
on fire, caught fire, ablaze, in flames, burning, burned, burnt, collapsed, came under fire, came under attack, under
fire, in ruins, reduced to rubble, were blown out, blown out, burned down, burnt down, completely burned, put out of
use, sank, put out of action, broken, torn off, badly hit, section collapsed, partially collapsed, partly collapsed,
burned out
"""
"""Words that stand after the thing."""

ONLY_BEFORE = """
destroying, destroys, destruction of, collapse of, set fire to, setting fire to, damaging, damages, damage to,
shattering, hitting, striking, targeting, attack on, attacks on, strike on, strikes on, attack at, strike at, shelling
of, bombing of, fell on, landed on, landed in, fell in, slammed into, crashed into, bombardment of, crashed onto, tore
through, attacking, raid on, raids on, exploded at, exploded in, exploded over, fire at, fire in, fires at, fires in,
blaze at, blaze in, airstrike on, airstrikes on, fire broke out in, fire broke out at, flattening, levelling,
leveling, blew out, tore apart, igniting, fired on, fired at, opened fire on, strikes against, assault on, sinking,
ruining, blowing out, attacks against, attack against
"""
"""Words that stand before the thing."""

NOT_THINGS = """
taken to hospital, taken to a hospital, taken to hospitals, in hospital, to hospital, in a hospital, from hospital, to
a hospital, in hospitals, hospital treatment, treated in, local hospital, white house, house of representatives, lower
house, upper house, house of commons, upper house of, in court, high court, supreme court, power outage, power
outages, power cuts, power supply, port city, port cities, market price, world market, world markets, in office,
president's office, mayor's office, governor's office, press office, foreign office, home town, hometown, on the road,
road map, railway worker, railway workers, hospital staff, school children, plant workers, factory workers, hospital
officials, hospital sources, bank holiday, on site, bus driver, car bomb, truck bomb, water supply, stood in front of,
at home, at their home, back home, her home, his home, stay home, power company, energy company, energy minister,
ministry of, defence ministry, defense ministry, foreign ministry, health ministry, interior ministry, energy
ministry, home to, prosecutor's office, prosecutor general's office, human rights office, field commander, in the
field, presidential office, train driver, property of, power producer, power producers, power generation, office of,
air force base, truck driver, rail operator, railway operator, railway company, of the bank, west bank, left bank,
right bank, banks of, river bank, safe house, camp in
"""
"""Phrases in which such a noun is no thing that was damaged."""

EFFECTS: dict[EffectKind, str] = {
    "power_outage": """without power, without electricity, power outage, power outages, blackout, blackouts,
    power cut, power cuts, lost power, power shutdowns, cut off power, electricity supply disrupted, no
    electricity, power was cut, de-energised, de-energized, no power, electricity outages, left in the dark,
    electricity cuts, power supply was disrupted, power shutdown, knocked out power, cut power, cutting power,
    without light, electricity was cut, disrupted power, disrupting power, emergency shutdowns, emergency power
    shutdowns, power disruptions, interruptions in power, knocking out power, lost electricity""",
    "water_outage": """without water, no water, water supply was cut, water outages, water supply disrupted,
    water supply cut, lost water, water supplies were cut, disrupted water, without running water, water cut,
    water supply was disrupted, water cuts""",
    "heating_outage": """without heating, without heat, no heating, heating was cut, lost heating, heating
    supply disrupted, heating outages, heat supply disrupted""",
    "gas_outage": "without gas, gas supply was cut, gas supply disrupted, no gas, lost gas supply, gas cut off",
    "communications_outage": """without internet, internet outage, internet outages, lost internet,
    communications were cut, without communication, mobile network disrupted, communications blackout, without
    phone, internet blackout, without mobile""",
    "transport_disruption": """trains were delayed, train delays, flights were cancelled, flights were
    suspended, traffic was suspended, traffic was halted, airport was closed, trains delayed, trains were
    cancelled, road was closed, stopped running, rail traffic, suspended flights, halted flights, closed its
    airspace, train services were suspended, flights were diverted, flights were delayed, metro stopped, trains
    were stopped, traffic was blocked, services were disrupted, traffic disrupted, delayed trains""",
    "fire": """fires broke out, large fire broke out, a fire broke out, fires across, several fires, multiple
    fires, large-scale fire, massive fire, a large fire, a huge fire, sparked fires, caused fires, causing
    fires, sparking fires, started fires, sparked a fire, caused a fire, causing a fire, sparking a fire, fire
    broke out, fires were recorded, blaze broke out, a major fire""",
    "environmental": """oil spill, toxic cloud, chemical leak, ammonia leak, flooding, flooded, air pollution,
    radiation leak, gas leak, toxic smoke, water pollution""",
    "displacement": """fled their homes, were displaced, been displaced, forced to flee, left homeless, made
    homeless, lost their homes, forced to leave their homes, displacing""",
    "other": "air quality, classes were cancelled, schools were closed, schools closed, water is contaminated",
}
"""Words for what an attack caused beyond people and objects."""

UNITS: dict[Unit, str] = {
    "people": """people, person, residents, resident, inhabitants, civilians, persons, citizens, subscribers,
    customers, consumers, customer, families""",
    "households": "households, homes, household, houses, apartments, flats, subscribers' homes",
    "settlements": "settlements, towns, villages, cities, settlement, communities, town, village, localities",
    "buildings": "buildings, apartment buildings, residential buildings, blocks, facilities",
}
"""What an effect's number counts."""

NO_DESCRIPTION = """
hit, hits, hitting, struck, striking, targeted, targeting, damaged, damaging, destroyed, destroying, attacked,
shelled, bombed, burned, burnt, shattered, set, caught, on, into, near, around, over, across, inside, outside, behind,
between, through, under, against, about, during, before, both, also, then, it, he, she, they, them, which, who, where,
whose, not, no, as, if, so, than, more, at least, other, others, another, several, some, many, all, most, only, even,
just, could, would, will, may, can, caused, causing, sparked, sparking, reported, including, like, such, because, due,
by, any, each, every, least, crashed, slammed, broke, fell, landed, collapsed, setting, tore, and, or, whole, section,
part, parts, floors, windows of, roof of, part of, these, those, there, here, up, out, down, off, away, back, now
"""
"""Words that cannot describe a thing before its noun."""

BARRIERS = """
that, who, which, but, while, when, after, before, because, although, though, ;, :, since, until, whose, amid, as, if,
was visiting, he, she, they, we, i, it
"""
"""Words across which a thing and a word for damage do not belong together."""

NOT_AFTER = """
staff, worker, workers, children, officials, official, minister, ministry, authorities, director, manager, owner,
driver, drivers, employees, employee, company, operator, operators, producer, producers, spokesman, spokeswoman,
spokesperson, sources, source, lessons, prices, supply, supplies, security, sector, industry, system, guards, guard,
residents, patients, pupils, students, teachers, engineers, chief, head, administrator, administrators, treatment,
bed, beds, fuel, deal, deals, attack, raid, war, crash
"""
"""Words after a noun that make it describe them."""

PART_OF = """
part of, parts of, section of, a section of, floors of, floor of, half of, wall of, walls of, wing of, corner of,
entrance of, entrance to, side of, roof of, windows of, facade of, flats in, apartments in, top of, upper floors of,
front of, portion of
"""
"""Before a thing they leave it damaged, whatever befell the part."""

"""Nouns for weapons by the record's categories, and models by name."""

from extractor.schema import WeaponCategory

NOUNS: dict[WeaponCategory, str] = {
    "ballistic_missile": """ballistic missile, quasi-ballistic missile, intercontinental ballistic missile,
    hypersonic ballistic missile""",
    "cruise_missile": "cruise missile, winged missile, air-launched cruise missile, sea-launched cruise missile",
    "missile": """missile, guided missile, hypersonic missile, anti-ship missile, air-launched missile,
    anti-tank missile, long-range missile, aeroballistic missile, surface-to-surface missile, air-to-surface
    missile, guided air missile""",
    "drone": """drone, uav, unmanned aerial vehicle, unmanned aircraft, kamikaze drone, attack drone, strike
    drone, suicide drone, fpv drone, fpv, loitering munition, quadcopter, first-person-view drone, fpv-drone,
    exploding drone, sea drone, naval drone, unmanned boat, armed drone, first-person view drone, quadrocopter""",
    "guided_bomb": """guided bomb, glide bomb, gliding bomb, guided aerial bomb, guided air bomb, laser-guided
    bomb, guided aviation bomb, precision-guided bomb, smart bomb""",
    "bomb": """bomb, aerial bomb, air bomb, cluster bomb, aviation bomb, barrel bomb, unguided bomb, phosphorus
    bomb, air-dropped bomb""",
    "artillery": """artillery, artillery shell, shell, howitzer, tank shell, artillery round, tube artillery,
    self-propelled gun, tank round, cannon artillery""",
    "mortar": "mortar, mortar shell, mortar bomb, mortar round, mortar mine",
    "rocket": """rocket, rocket artillery, multiple launch rocket system, multiple rocket launcher, mlrs, rocket
    launcher system, multiple-launch rocket system, rocket salvo, unguided rocket""",
    "small_arms": """rifle, assault rifle, machine gun, machine-gun, handgun, pistol, small arms, firearm,
    kalashnikov, automatic weapon, grenade launcher, hand grenade, rocket-propelled grenade, rpg, grenade, gun,
    automatic rifle, submachine gun, sniper rifle""",
    "explosive_device": """improvised explosive device, ied, explosive device, car bomb, roadside bomb, suicide
    vest, truck bomb, explosive belt, parcel bomb, explosives, vehicle bomb, magnetic bomb, homemade bomb, pipe
    bomb, suicide car bomb, booby trap""",
    "mine": "land mine, landmine, anti-personnel mine, anti-tank mine, sea mine, petal mine, anti-tank landmine",
    "other": """white phosphorus, chemical weapon, chlorine gas, incendiary munition, cluster munition,
    flamethrower, knife, molotov cocktail, thermobaric munition""",
}
"""Singular forms; what is longer is tried first."""

MODELS: dict[WeaponCategory, str] = {
    "missile": """iskander, iskander-m, iskander-k, kinzhal, kh-47m2, kalibr, oniks, onyx, zircon, tsirkon,
    kh-22, kh-32, kh-55, kh-555, kh-59, kh-69, kh-101, kh-31, kh-35, kh-38, x-22, x-59, x-101, s-300, s-400,
    storm shadow, scalp, neptune, atacms, tochka-u, tochka, scud, fateh-110, fateh-313, burkan, quds, oreshnik,
    hellfire, javelin, tomahawk, taurus, kheibar shekan, emad, sejjil, kn-23, hwasong-11, qiam, zolfaghar,
    bastion, r-360, palianytsia, kornet, tow, almas, spike, patriot, flamingo, brahmos, fattah""",
    "drone": """shahed, shahed-136, shahed-131, shahed-238, shahid, geran, geran-2, geran-1, lancet, bayraktar,
    bayraktar tb2, mohajer-6, switchblade, ababil, samad-3, samad, lyutyi, liutyi, baba yaga, orlan-10, mavic,
    reaper, harop, heron, wing loong, molniya, gerbera, uj-22, beaver, bober, akinci""",
    "guided_bomb": "fab-250, fab-500, fab-1500, fab-3000, kab, kab-500, kab-250, jdam, gbu-39, umpk, grom-e1, spice",
    "rocket": """grad, bm-21, bm-21 grad, smerch, bm-30 smerch, uragan, tornado-s, tornado-g, himars, gmlrs,
    qassam, katyusha, fajr-5, m270, tos-1, tos-1a, solntsepyok, vampire, rm-70, falaq""",
    "artillery": "caesar, m777, msta-s, pion, krab, paladin, d-30",
}
"""Names of models, by what they are where no noun says it."""

WARHEADS = """
cluster, thermobaric, incendiary, high-explosive, phosphorus, fragmentation, nuclear, vacuum, hypersonic warhead
"""

ORIGINS_BEFORE = """
iranian-made, iranian-designed, soviet-era, russian-made, chinese-made, us-made, american-made, north korean,
western-supplied, us-supplied, iranian, soviet, homemade, modified, converted, long-range, short-range, medium-range,
high-precision, precision, winged, hypersonic, supersonic, heavy, explosive, explosive-laden, several, powerful, type,
class, combat, enemy, -type, different, guided, fired, incoming, air-launched, sea-based, tactical, russian,
ukrainian, israeli, of, the, its, their, new, large, small, deadly, unguided, aerial, one-way, cheap, first
"""
"""Words that may stand between a number and the noun, or between the model and the noun."""

DEFENSIVE = """
air defence, air defense, air defences, air defenses, air-defence, air-defense, anti-aircraft, interceptor,
interceptors, surface-to-air, anti-missile, missile defence, missile defense, air-to-air, defence systems, defense
systems, anti-drone, defence missile, defense missile, iron dome, patriot system, patriot systems
"""
"""Beside a weapon's noun they make it one of defence."""

NOT_USED = """
missile defence, missile defense, missile drills, missile formations, missile program, missile programme, missile
test, missile tests, missile system, missile systems, missile base, missile alert, missile threat, drone exports,
drone control, drone manufacturer, drone factory, drone alert, drone threat, drone production, drone footage, drone
video, drone images, drone operator, drone operators, drone pilot, drone company, drone companies, launchers, rocket
systems, rocket launchers, bomb shelter, bomb shelters, bomb disposal, bomb squad, bomb threat, bomb threats, shell
casings, artillery ammunition, artillery brigade, artillery unit, artillery positions, bomb-disposal, gun control,
missile carrier, missile carriers, missile boat, mine clearance, missile danger, rocket danger, missile launcher,
missile launchers, drone launch, artillery systems, nuclear weapons, missile factory, rocket forces
"""
"""Compounds with such a noun that name no weapon used."""

PLANTED = """
exploded, explodes, went off, goes off, detonated, planted, suicide, blew up, defused, hidden, remotely, left in a bag
"""
"""Beside a bare "bomb" they say that nobody dropped it."""

INTERCEPTED = """
shot down, downed, intercepted, brought down, destroyed by air, neutralised, neutralized, shooting down, downing,
intercepting, took down, taken down, shoot down, bring down, suppressed, repelled, were destroyed, jammed, destroyed
"""
LAUNCHED = """
fired, launched, sent, used, firing, launching, dropped, unleashed, deployed, released, attacked with, struck with,
hit by, struck by, hit with, targeted by, carried out with, with, by, using, involving, of
"""

SUSPECTING = """
believed, suspected, reportedly, apparently, likely, probably, presumably, appears, appeared, seems, possibly,
preliminary, allegedly, apparent, thought to, according to preliminary
"""
"""Words that make a statement a guess."""

ACT_NOUNS = """
strike, strikes, attack, attacks, barrage, barrages, bombardment, assault, salvo, raid, fire, volley, blast, blasts,
explosion, explosions, debris, fragments, wreckage, shelling, onslaught, wave, waves, impact, bombings, bombing
"""
"""After a weapon's noun they make it the kind of an act: the number is the act's, not the weapon's."""

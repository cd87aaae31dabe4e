"""Words for people and bodies: what a description or a title is made of."""

__all__ = [
    "ADJECTIVES", "BODIES", "BODY_HEADS", "COMPANIES", "DEMONYMS", "DETERMINERS", "FEMALE",
    "GROUPS", "KINSHIP", "MALE", "MODIFIERS", "PARTICLES", "PERSONS", "PLACE_HEADS", "PRONOUNS",
    "RANKS", "TIMES",
]  # fmt: skip

#: Titles and abbreviations that stand before a name and never alone.
RANKS = frozenset(
    (
        "mr mrs ms mx miss dr prof sen rep reps sens gov lt lt col cpl sgt maj capt cmdr adm "
        "brig rev hon pres supt insp det messrs mme mlle sir dame madam lord lady st pc pfc ald "
        "cllr atty"
    ).split()
)

#: Nouns for one person: offices, trades and parts played.
PERSONS = frozenset(
    (
        "activist actor actress adviser advisor advocate agent aide ally ambassador analyst "
        "anchor applicant archbishop architect artist assailant assistant athlete attacker "
        "attorney auditor author baker banker baron bishop blogger boss broadcaster builder "
        "businessman businesswoman candidate captain cardinal caretaker carpenter celebrity ceo "
        "chairman chairperson chairwoman challenger chancellor chef chief clerk coach columnist "
        "comedian commander commissioner comptroller conductor congressman congresswoman "
        "consultant contender contractor coordinator cop coroner correspondent councillor "
        "councilman councilwoman councilor counsel counselor critic customer dean defendant "
        "delegate demonstrator deputy designer detective dictator diplomat director doctor "
        "donor driver economist editor emperor employee engineer envoy executive expert farmer "
        "fighter financier firefighter firebrand fisherman founder frontrunner front-runner "
        "fugitive general girl governor graduate guard gunman gynecologist hero historian host "
        "hopeful incumbent inspector instructor intern interpreter investigator investor "
        "jihadist journalist judge juror justice king laborer landlord lawmaker lawyer leader "
        "lecturer legislator librarian lieutenant lobbyist magistrate major man manager marine "
        "mayor merchant migrant militant mastermind minister mogul monarch motorist negotiator "
        "newcomer nominee novelist nurse officer official operator opponent organizer organiser "
        "owner painter parliamentarian participant passenger passer-by pastor patient patrolman "
        "peacemaker performer philosopher photographer physician physicist pilot player poet "
        "policeman policewoman politician pollster pope predecessor premier presenter president "
        "president-elect preacher priest prince princess prisoner producer professor "
        "prosecutor protester protestor psychologist publisher queen rabbi rapist reader rebel "
        "referee refugee regulator reporter representative republican researcher resident rider "
        "rival robber ruler runner scholar scientist secretary senator sergeant servant sheriff "
        "shopkeeper shooter singer skipper soldier solicitor speaker spokesman spokesperson "
        "spokeswoman stallholder star statesman strategist striker strongman student successor "
        "superintendent supervisor surgeon survivor suspect tailor teacher technician teenager "
        "tenant terrorist therapist thief tourist trader trainer translator traveller treasurer "
        "trustee tycoon tyrant undersecretary undersheriff veteran vice-president victim viewer "
        "villager voter waiter waitress warden widow widower winner witness woman worker writer "
        "youth youngster autocrat pensioner homeowner commuter neighbour neighbor boy lady "
        "counterpart colleague chairperson chancellor plaintiff killer murderer democrat "
        "conservative lawman newcomer co-founder co-chair ex-president ex-wife ex-husband "
        "democrat independent socialist libertarian liberal mom mum"
    ).split()
)

#: Nouns for a relative: whose they are decides who they are.
KINSHIP = frozenset(
    (
        "aunt brother bride child cousin dad daughter father fiance fiancee fiancé fiancée "
        "girlfriend boyfriend granddaughter grandfather grandmother grandson groom husband "
        "mother nephew niece parent partner sister son spouse twin uncle wife friend baby "
        "stepfather stepmother mom mum in-law girlfriend"
    ).split()
)

#: Plural nouns for people that no rule makes of the words above, or that have no singular here.
GROUPS = frozenset(
    (
        "americans children democrats families kids men people personnel police policemen "
        "women businessmen congressmen congresswomen councilmen chairmen spokesmen gunmen "
        "countrymen fishermen statesmen troops youngsters toddlers infants minors orphans "
        "immigrants migrants detainees deportees evacuees hostages captives abductees "
        "civilians citizens residents locals neighbours neighbors villagers crowds fans "
        "supporters allies aides relatives parents babies wives mums dads moms authorities "
        "forces rebels separatists insurgents republicans conservatives liberals evangelicals "
        "christians muslims jews catholics gays lesbians feminists colleagues insiders "
        "lawmakers progressives moderates centrists libertarians constituents taxpayers "
        "servicemembers servicemen servicewomen elites caucusgoers churchgoers theatregoers "
        "motorists commuters shoppers traders spectators onlookers bystanders adults teens "
        "boys girls daughters sons brothers sisters mothers fathers thieves secretaries "
        "deputies ladies parties attorneys homosexuals blacks whites latinos hispanics"
    ).split()
)

#: Nouns for a body that acts as one.
BODIES = frozenset(
    (
        "administration agency alliance army association authority bank board brigade bureau "
        "cabinet campaign caucus charity church cartel club coalition college commission "
        "committee community company conference congress consortium corporation council court "
        "crew crowd delegation department electorate embassy faction family federation firm "
        "force foundation fund gang government group house inquiry institute institution jury "
        "kremlin league legislature majority media military militia ministry minority mission "
        "mob movement navy network newspaper opposition organisation organization "
        "panel parliament party patrol pentagon police press public publisher regime regulator "
        "retailer school secretariat senate squad staff subcommittee syndicate taskforce team "
        "think-tank treasury tribunal troop union university utility watchdog"
    ).split()
)

#: Words of names that "of", "for" or "on" may follow within the name.
BODY_HEADS = BODIES | frozenset(
    (
        "academy assembly bishop center centre chamber chief daughters director duchess duke "
        "earl king minister national office organization prince princess professor queen "
        "representatives republic secretary society sons speaker states kingdom archbishop "
        "district library museum hospital ministry times post news herald tribune journal gazette"
    ).split()
)

#: Last words of companies' names; their first word alone means the company, too.
COMPANIES = frozenset(
    (
        "foods holdings industries motors airlines airways energy systems technologies partners "
        "capital ventures inc corp corporation ltd llc plc co company group"
    ).split()
)

PRONOUNS = {
    "he": "m", "him": "m", "his": "m",
    "she": "f", "her": "f", "hers": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p",
}  # fmt: skip

DETERMINERS = frozenset(
    (
        "the a an this these those his her its their our my your some any no every each "
        "all both another other several many most more few such fellow"
    ).split()
)

PARTICLES = frozenset("de da del della der den di du la le van von bin ibn al el ben ter".split())

#: Endings of words that may stand between a determiner and its noun, or open a phrase.
MODIFIERS = (
    "ed", "en", "ing", "al", "ic", "ous", "ful", "an", "ish", "ive", "able", "ible", "less", "ary",
    "ese", "year-old",
)  # fmt: skip

#: Last words of places' names.
PLACE_HEADS = frozenset(
    (
        "street road avenue lane drive boulevard square quay bridge river lake sea ocean bay gulf "
        "beach island islands mountain mountains hill hills valley park garden gardens forest "
        "county province state city town village district airport station harbour harbor port "
        "plaza highway tower capitol coast"
    ).split()
)

#: Words with a capital that name no person and no body.
TIMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april "
        "may june july august september october november december jan feb mar apr jun jul aug "
        "sep sept oct nov dec mon tue tues wed thu thurs fri sat sun christmas easter ramadan "
        "thanksgiving english french arabic spanish bst gmt est edt utc pm am"
    ).split()
)

FEMALE = frozenset(
    (
        "mrs ms miss mme mlle dame madam lady congresswoman councilwoman chairwoman spokeswoman "
        "businesswoman policewoman queen princess duchess woman girl mother sister daughter wife "
        "widow aunt niece grandmother granddaughter actress waitress mom mum girlfriend"
    ).split()
)
MALE = frozenset(
    (
        "mr messrs sir lord congressman councilman chairman spokesman businessman policeman king "
        "prince duke man boy father brother son husband widower uncle nephew grandfather grandson "
        "actor waiter dad boyfriend gunman"
    ).split()
)

#: Words with a capital that tell where or of which kind somebody is, and name nobody.
DEMONYMS = frozenset(
    (
        "afghan african albanian algerian american arab argentine armenian asian australian "
        "austrian bangladeshi belarusian belgian bolivian brazilian british bulgarian cambodian "
        "canadian catalan catholic chechen chilean chinese christian colombian conservative "
        "croatian cuban cypriot czech danish democratic dutch ecuadorian egyptian english "
        "estonian ethiopian european finnish french georgian german ghanaian greek guatemalan "
        "haitian hispanic hungarian icelandic indian indonesian iranian iraqi irish islamic "
        "islamist israeli italian jamaican japanese jewish jordanian kenyan korean kurdish kuwaiti "
        "latino lebanese liberal libyan lithuanian malaysian mexican moldovan mongolian moroccan "
        "muslim nigerian norwegian pakistani palestinian peruvian polish portuguese protestant "
        "republican romanian russian rwandan salvadoran saudi scottish serbian shiite somali "
        "soviet spanish sri sudanese sunni swedish swiss syrian taiwanese tanzanian thai tunisian "
        "turkish ugandan ukrainian venezuelan vietnamese welsh western yemeni zimbabwean"
    ).split()
)

#: Plain adjectives and numbers that stand before nouns for people.
ADJECTIVES = frozenset(
    (
        "old young elder younger older eldest youngest new top senior junior big small little "
        "poor rich good bad great first second third last next late chief deputy vice former "
        "current local rival fellow prime attorney special press two three four five six seven "
        "eight nine ten eleven twelve hundred thousand million dead white black brave innocent "
        "ordinary far-right far-left hard-left hard-right right-wing left-wing high-ranking "
        "anonymous unnamed armed foreign state house senate party campaign government police army "
        "city county town world crown middle-class working-class gay trans public private female "
        "male pro anti key main lead leading close fierce longtime veteran home law union school "
        "homeless transgender lone ruling lost angry hungry wealthy happy guilty needy sick ill "
        "frail weak strong healthy loyal rich stray"
    ).split()
)

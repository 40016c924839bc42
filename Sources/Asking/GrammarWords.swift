/// The words that build a question, in German and English: a closed class, unlike the vocabulary,
/// which is data.
struct GrammarWords {
  /// What a word does in a question.
  struct Role: OptionSet, Hashable {
    let rawValue: UInt32

    /// Carries no meaning of its own.
    static let stop = Role(rawValue: 1)
    /// So general here that it need not be explained: `digital`, `Kommune`.
    static let light = Role(rawValue: 1 << 1)
    static let maximum = Role(rawValue: 1 << 2)
    static let minimum = Role(rawValue: 1 << 3)
    /// Asks for a change, unless it is part of a name such as "strategy in development".
    static let trend = Role(rawValue: 1 << 4)
    /// Stands between the sides of a comparison.
    static let separator = Role(rawValue: 1 << 5)
    static let comparison = Role(rawValue: 1 << 6)
    static let share = Role(rawValue: 1 << 7)
    static let mean = Role(rawValue: 1 << 8)
    static let median = Role(rawValue: 1 << 9)
    static let count = Role(rawValue: 1 << 10)
    static let difference = Role(rawValue: 1 << 11)
    static let small = Role(rawValue: 1 << 12)
    static let large = Role(rawValue: 1 << 13)
    static let axisSize = Role(rawValue: 1 << 14)
    static let axisType = Role(rawValue: 1 << 15)
    static let axisRegion = Role(rawValue: 1 << 16)
    static let under = Role(rawValue: 1 << 17)
    static let over = Role(rawValue: 1 << 18)
    static let between = Role(rawValue: 1 << 19)
    static let inhabitants = Role(rawValue: 1 << 20)
    static let thousand = Role(rawValue: 1 << 21)
    static let negation = Role(rawValue: 1 << 22)
    static let with = Role(rawValue: 1 << 23)
    /// A preposition that may tie a group, a place or a time to the question.
    static let preposition = Role(rawValue: 1 << 24)
    static let sizeClass = Role(rawValue: 1 << 25)
    /// Asks which one of several: "which type", "by size".
    static let each = Role(rawValue: 1 << 26)
    /// Says that one part joins another: "and", "und".
    static let and = Role(rawValue: 1 << 27)
    /// Parts two sides where they are of one kind: "or", "oder".
    static let or = Role(rawValue: 1 << 28)

    /// Names a category or a rank, which are no numbers.
    static let category = Role(rawValue: 1 << 29)

    /// Asks for those who do something.
    static let who = Role(rawValue: 1 << 30)

    /// Words that are never part of a name.
    static let function: Role = [
      .stop, .preposition, .separator, .under, .over, .between, .each, .and, .or, .who,
    ]
  }

  /// The roles with their words as people type them; forms that fold to the same stem need no entry.
  static let table: [(role: Role, words: StaticString)] = [
    (
      .negation,
      "ohne without kein keine keinen keiner keinem no not nicht nor neither weder none non lacking dont doesnt didnt isnt arent havent hasnt"
    ),
    (.with, "mit with having"),
    (
      .stop,
      """
      der die das den dem des ein eine einen einem einer eines a an the this that these those dies
      dieser dieses diesen jene jenes jenen mein meine meiner meinem unser unsere unserer unserem unseren unseres ihnen euch euer is are was were be been being am ist sind war waren sein wird werden
      wurde wurden worden has have had do does did doing hat haben hatte hatten habe can could may
      might will would shall should must kann können konnte soll sollen darf dürfen muss müssen
      mag es he she they them their its his her one ones sich sie er ihr ihre ihren ihrem ihrer
      ihres wir uns unser i me my we us our you your man who wer what was which welche welchen
      welcher welches welchem how wie whose wessen
      there da dort here hier so such solche also auch too as to zu zum zur at on auf an by bei beim
      per pro von vom up then denn dann et cetera etc und/oder into onto about around
      much many viel viele vielen wie hoch high
      please bitte zeige zeig show tell sag give gib list liste me mir per pro etc
      actually eigentlich really wirklich currently derzeit aktuell momentan already bereits schon
      still noch only nur each jeweils jeweilig jede jeder jedes every any some einige manche
      respect regard regarding bezüglich hinsichtlich concerning betreffend sowie bzw respectively
      beziehungsweise vor hinter dass durch sogar gar überhaupt etwa ungefähr circa genau konkret today
      heute heutzutage inzwischen mittlerweile bisher bislang tatsächlich ja nein yes hallo hi hello
      danke thanks nationwide bundesweit themselves selbst inwiefern ich mich möchte wissen know
      stimmt wahr true right suche brauche need want would interessiert interests zeitpunkt
      beziehungsweise eher rather like likely according gemäß laut nach zwei drei vier fünf sechs
      two three four five six don doesn didn isn aren wasn weren hasn haven both beide beiden jahr jahre jahren year years um ob if whether than
      """
    ),
    (
      .light,
      """
      say says said name names named nennt genannt nannten nennen nenne call called heisst heissen
      use used uses using nutzt nutzen genutzt nutzung verwenden verwendet verwendung einsatz einsetzen
      eingesetzt setzen setzt offer offers offered offering provide provides provided providing bieten
      bietet anbieten employ employed deploy deployed run runs running
      adopt adopted adoption introduce introduced eingeführt einführen einführung
      think thinks believe consider considers considered see sees seen seek sehen sieht gesehen
      hält halten finden findet glauben meinen gilt gelten become became get gets got make makes made machen macht gemacht tun tut getan geben gab gaben
      take takes taken took gibt vorliegen know knows known kennen kennt gekannt kenne
      play plays spielt spielen rolle role value values wert werte zahl figure figures 
      result results ergebnis ergebnisse report reports reported berichten berichtet laut 
      angabe angaben
      case fall kommen kam kamen come came comes führen geführt führt conducted held breakdown
      frequently commonly verteilung verteilt distribution distributed split aufteilung gehören gehört belong belongs
      wichtigkeit existieren existiert verfügen verfügt possess
      besitzen besitzt bereitstellen stellen stellt pflegen pflegt etablieren etabliert installiert
      installieren eingerichtet einrichten umfassen umfasst melden meldet angegeben angeben erwähnt
      erwähnen mention mentioned bekommen bekommt rely relies utilise utilize utilised apply applied
      maintain maintained sent exist exists häufigkeit vorhandensein gebrauch uptake usage presence
      prevalence prevalent frequent gängig üblich statistik statistics  überblick tabelle
      table prozentual schnitt umfang lage situation peak spitzenreiter aufgeschlüsselt broken down
      shows show zeigt zeigen weist aufweisen aufweist insgesamt absolut absolute terms place
      auskunft größenordnung
      overview übersicht look thema themen topic topics
      relation verhältnis sort amount punkt punkte points score scores skala wichtig wichtiger important
      importance bedeutung relevant verbreitet widespread spread common
      """
    ),
    (
      .light,
      """
      digital digitale digitalisierung digitalisation digitalization digitise digitisation
      kommune kommunal municipality municipal municipalities local authority
      studie study survey umfrage befragung erhebung wave welle respondents befragte question frage
      responding antwortende teilnehmende general allgemein insgesamt overall german deutsch deutsche
      germany deutschland gesamt
      """
    ),
    (
      .maximum,
      """
      höchste höchsten meist meiste meisten häufigste häufigsten stärkste stärksten wichtigste
      wichtigsten top highest most biggest greatest strongest maximum maximal maximale best beste besten größter main hauptsächlich hauptsächliche vorherrschend dominant
      ehesten führend leading vorn vorne
      largest größte größten häufig weitesten widest verbreitetste
      """
    ),
    (
      .minimum,
      """
      niedrigste niedrigsten geringste geringsten seltenste seltensten selten wenigsten wenigste
      lowest least fewest rarest rare weakest minimum minimal minimale worst schlechteste schwächste
      schwächsten smallest kleinste kleinsten schlusslicht
      """
    ),
    (
      .trend,
      """
      entwicklung entwickelt entwickeln veränderung verändert verändern veraendert change changed
      changes trend verlauf zeitverlauf gestiegen steigt stieg anstieg zunahme zugenommen abnahme
      abgenommen zuwachs steigerung rückgang zeitreihe evolution wachstum gewachsen wuchs rise rose risen increase increased decrease decreased grow
      grew grown growth fall fell fallen gesunken sank drop dropped decline declined develop developed
      development evolve evolved geworden since seit zwischenzeitlich over time
      """
    ),
    (
      .separator,
      """
      vs versus gegen gegenüber against than als compared verglichen whereas während
      """
    ),
    (
      .comparison,
      """
      vergleich vergleiche vergleichen compare comparison comparing unterschied unterschiede abstand gegenüberstellung difference
      differences unterscheiden differ anders different differently mehr more less weniger often oft öfter häufiger seltener higher
      lower höher niedriger
      """
    ),
    (
      .share,
      """
      anteil anteile share shares prozent percent percentage prozentsatz quote quota proportion fraction
      """
    ),
    (.mean, "durchschnitt durchschnittlich durchschnittliche mittel mittelwert average mean"),
    (.median, "median zentralwert"),
    (.count, "anzahl zahl number count wieviele"),
    (.difference, "prozentpunkt prozentpunkte prozentpunkten percentagepoints kluft"),
    (.small, "klein kleine kleinen kleiner kleineren small smaller kleinste kleinsten smallest"),
    (
      .large,
      "groß große großen großer größer größeren large larger big größte größten largest biggest"
    ),
    (
      .axisSize,
      """
      größe größen größenklasse größenklassen size sizes einwohnerklasse einwohnerklassen
      gemeindegröße gemeindegrößenklasse sizeclass bracket brackets
      """
    ),
    (.axisType, "typ typen type types kommunentyp kommunentypen cluster clusters"),
    (.axisRegion, "region regionen regions bundesland bundesländer bundesländern states"),
    (.sizeClass, "gk größenklasse klasse class classes klassen"),
    (
      .under,
      "unter unterhalb weniger kleiner höchstens maximal bis under below less fewer smaller upto"
    ),
    (
      .over,
      "über oberhalb jenseits beyond mehr größer mindestens ab over above more larger least exceeding"
    ),
    (.between, "zwischen zw between von from"),
    (
      .inhabitants,
      """
      einwohner einwohnern einwohnerinnen einw ew inhabitants inhabitant residents resident people
      population bewohner bürger menschen leute
      """
    ),
    (.thousand, "tsd tausend thousand k tds tew t"),
    (.preposition, "in im of from aus for für among unter innerhalb within bei von by between"),
    (
      .each,
      "welcher welche welchem welchen welches which by nach je pro per each jede across among between bei zwischen what"
    ),
    (.and, "und and u sowie"),
    (.or, "oder or"),
    (.who, "who wer"),
    (
      .category,
      """
      aufsteiger absteiger mainstream spezielles spezialthema riser risers faller fallers rang ränge
      rank ranks platz kategorie kategorien category categories
      """
    ),
  ]

  /// Words that count as they are typed, folded but not cut down to a stem: "high" and "highest", "Note"
  /// and "not" have one stem.
  enum Exact {
    /// Ask for the highest or lowest without the form of a superlative.
    static let extremes: Set = [
      "top", "maximum", "maximal", "maximale", "minimum", "minimal", "minimale", "main",
      "fuehrend", "leading", "vorn", "vorne", "schlusslicht", "ehesten",
      "hauptsaechlich", "hauptsaechliche", "vorherrschend", "dominant", "selten", "rare", "rarely",
    ]
    /// Look like superlatives and say how little would do.
    static let noSuperlatives: Set = [
      "wenigstens", "mindestens", "hoechstens", "meistens", "moeglichst", "zumindest", "naechste",
      "naechsten", "erste", "ersten",
    ]
    /// How often something is named, which every share says.
    static let frequencies: Set = ["haeufig", "oft", "frequent", "frequently", "common"]
    /// A high degree of something, unless it is "how high" or a high share.
    static let high: Set = ["hoch", "hohe", "hoher", "hohen", "hohes", "high"]
    /// A low degree of something, unless something is compared.
    static let less: Set = ["weniger", "less"]
    static let by: Set = ["by", "um"]
    static let how: Set = ["wie", "how"]
    static let than: Set = ["als", "than"]
    static let or: Set = ["oder", "or"]
    /// Numbers of things, from two.
    static let counts = [
      "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "zwei": 2,
      "drei": 3,
      "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "zehn": 10,
    ]
    /// Say that each of several is meant.
    static let every: Set = ["alle", "allen", "aller", "all", "every", "jeden", "jeder"]
    /// One thing, where a limit stands before it.
    static let one: Set = ["one", "eine", "einen", "einem", "einer", "eines"]
    /// Stand before a number that limits something.
    static let limits: Set = [
      "mehr", "more", "mindestens", "least", "weniger", "less", "fewer", "hoechstens",
      "ueber", "over", "above",
    ]
    /// Stand before the number of things that are asked for.
    static let several: Set = ["top", "which", "welche", "die", "the", "ersten", "first"]
    /// Ask for two sides in so many words.
    static let sides: Set = ["vs", "versus", "compare", "vergleiche", "unterschied"]
    /// Stand between what is compared.
    static let comparing: Set = ["vergleich", "verglichen", "comparison", "compared"]
    /// Say that of several things each is meant at once.
    static let both: Set = ["both", "beide", "beiden", "beides"]
    /// Point at a thing that somebody has, named before.
    static let pointers: Set = ["one", "eine", "einen", "solche", "keine"]
    static let having: Set = ["have", "has", "having", "haben", "hat", "besitzen"]
    /// Stand before the number that they have in a row of their kind.
    static let numbered: Set = ["grade", "note", "stufe", "level", "class", "klasse"]
    /// Stand before some of which one is picked.
    static let ofSome: Set = ["von", "of"]
    /// Say that the whole country is meant.
    static let nationwide: Set = [
      "bundesweit", "bundesweite", "bundesweiten", "bundesweiter", "deutschlandweit",
      "deutschlandweite", "deutschlandweiten", "nationwide",
    ]
    /// Say what is not meant, up to the end of the part.
    static let instead: Set = ["statt", "anstatt", "anstelle", "instead", "rather"]
    /// How words begin on what is there already.
    static let offers = ["angebot", "offer", "vorhand", "exist"]
    /// Say of a population that it is the country's.
    static let country = nationwide.union(["deutschland", "deutschlands", "germany", "german"])
    /// How words on what is only intended begin.
    static let plans = ["plan", "geplan", "intend", "vorhab", "vorgeseh"]
    /// Stand before names of places.
    static let beforePlaces: Set = ["in", "aus", "from"]
    /// Stand between a share and its whole.
    static let ofWhole: Set = ["der", "of", "the", "an", "den", "aller", "all"]
    /// Stand before who does something that is done to something else.
    static let byWhom: Set = ["von", "by"]
    /// Make a type the whole of which a kind is a part, behind the type and before it.
    static let wholes = (
      behind: ["sind", "are", "ist", "is"] as Set,
      before: ["among", "unter", "an", "of", "von", "bei", "in"] as Set
    )
    /// Somebody who asks.
    static let myself: Set = [
      "ich", "wir", "mir", "mich", "uns", "i", "we", "me", "us", "hallo", "hello", "hi", "danke",
      "thanks", "guten", "liebe", "lieber", "geehrte", "geehrter", "dear",
    ]
    /// Say that something is wished, owed or to come, and not that it is.
    static let modals: Set = [
      "wollen", "will", "wollten", "moechten", "moechte", "wuerden", "haetten", "soll", "sollen",
      "sollten",
      "muss", "muessen", "duerfen", "koennten", "brauchen", "want", "wants", "would", "should",
      "shall",
      "must", "need", "needs", "might", "could", "may",
    ]
    /// Say that what follows is left out.
    static let except: Set = [
      "ohne", "nicht", "keine", "kein", "without", "not", "no", "except", "excluding", "ausser",
      "excl", "exkl", "ausgenommen", "ignore", "omit", "out",
    ]
    /// Ask for all of several in their order.
    static let ordered: Set = [
      "reihenfolge", "rangfolge", "rangliste", "ranking", "sortiert", "sorted", "geordnet", "order",
      "absteigend", "descending",
    ]
    /// Ask for an order where they open a question.
    static let toRank: Set = ["rank", "order", "sort", "sortiere", "ordne"]
    /// The first and the second of several surveys, which asks how one differs from the other.
    static let ordinals = (
      first: ["erste", "ersten", "erster", "first", "earlier", "frueheren"] as Set,
      second: ["zweite", "zweiten", "zweiter", "second", "later", "spaeteren"] as Set
    )
    static let surveys: Set = ["survey", "surveys", "wave", "waves", "welle", "wellen", "studie"]
    static let months: Set = [
      "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september",
      "oktober",
      "november", "dezember", "january", "february", "march", "may", "june", "july", "october",
      "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct",
      "nov", "dez", "dec", "winter", "sommer", "summer", "spring", "autumn", "herbst",
    ]
    /// Say that nothing else is the case.
    static let only: Set = ["nur", "only"]
    /// What scores are counted in.
    static let points: Set = ["punkt", "punkte", "punkten", "point", "points"]
  }

  /// Numbers in words that a limit of inhabitants may have.
  static let numbers: [(word: StaticString, value: Int)] = [
    ("zehntausend", 10_000), ("zwanzigtausend", 20_000), ("fünfundzwanzigtausend", 25_000),
    ("fünfzigtausend", 50_000), ("hunderttausend", 100_000), ("einhunderttausend", 100_000),
    ("hundertfünfzigtausend", 150_000), ("zweihunderttausend", 200_000),
    ("zweihundertfünfzigtausend", 250_000), ("vierhunderttausend", 400_000), ("zehn", 10),
    ("ten", 10), ("zwanzig", 20), ("twenty", 20), ("fünfzig", 50), ("fifty", 50),
    ("hundert", 100), ("hundred", 100),
  ]

  /// Beginnings of compounds that mean the same as shorter ones.
  static let sameBeginnings: [(long: StaticString, short: StaticString)] = [
    ("digitalisierungs", "digital")
  ]

  /// Words that name a size: the classes of German cities as the Federal Institute for Research on
  /// Building, Urban Affairs and Spatial Development draws them.
  static let citySizes: [(word: StaticString, minimum: Int?, maximum: Int?)] = [
    ("Großstadt", 100_000, nil), ("Mittelstadt", 20_000, 100_000), ("Kleinstadt", 5_000, 20_000),
  ]
}

/// The words by which ``Skipping`` tells what a word left over is worth: closed classes, like the rest of the
/// grammar; "begin" and "end" say that only the beginning or the end of a word is given.
extension GrammarWords.Exact {
  /// Something of somebody who asks.
  static let my: Set = [
    "mein", "meine", "meinen", "meinem", "meiner", "unser", "unsere", "unserer", "unseren",
    "unserem", "my", "our",
  ]
  /// Something of those who are asked about.
  static let their: Set = ["ihre", "ihren", "ihrer", "their", "its"]
  /// Stand before the number of a table, a picture, a page, or before that of those who answered.
  static let references: Set = [
    "n", "abb", "abbildung", "tab", "tabelle", "table", "fig", "figure", "seite", "page", "p",
    "s",
    "nr", "no",
  ]
  /// How words for people begin whom no wave asked.
  static let persons = [
    "buerger", "citizen", "employee", "beschaeftigt", "mitarbeit", "schuel", "student",
    "unternehm",
    "firm", "compan", "haushalt", "household", "frauen", "women", "maenner", "jugend", "senior",
    "landesregierung", "ministeri", "bundesbehoerd",
  ]
  /// Words that only German sentences have.
  static let germanArticles: Set = [
    "der", "die", "das", "den", "dem", "ein", "eine", "einen", "wie", "welche", "welcher", "und",
    "ist", "sind", "hat", "haben",
  ]
  /// May stand between a preposition and its noun.
  static let articles: Set = [
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "the",
    "a",
    "an",
  ]
  /// How words end that are no nouns.
  static let otherEndings = [
    "ly", "ed", "ing", "ive", "ous", "ful", "less", "able", "ible", "lich", "ig", "isch", "bar",
    "iert", "ieren",
  ]
  /// Stand before verbs.
  static let beforeVerbs: Set = [
    "they", "it", "to", "do", "does", "did", "can", "could", "may", "might", "will", "would",
    "shall",
    "should", "must", "have", "has", "had", "are", "is", "were", "was", "been", "be", "who",
    "that",
    "which", "not", "even", "sie", "zu", "we", "i", "you", "don", "and",
  ]
  /// Tie a noun to a question: prepositions that say who or where, and words of quantity.
  static let ties: Set = [
    "in", "aus", "bei", "an", "unter", "among", "at", "for", "fuer", "of", "von", "from", "mit",
    "with",
    "within", "innerhalb", "im", "viele", "vieler", "many", "alle", "aller", "all", "most",
    "meisten",
    "jede", "every", "each", "anteil", "share", "ueber", "about", "zu", "zum", "zur",
  ]
  /// Say themselves what somebody does or is.
  static let predicates: Set = [
    "hat", "haben", "hatte", "hatten", "ist", "sind", "war", "waren", "gibt", "has", "have",
    "had",
    "is", "are", "was", "were", "sagen", "sagt",
  ]
  /// Words that only say how sure or how much somebody means something.
  static let adverbs: Set = [
    "ever", "whatsoever", "even", "quite", "just", "perhaps", "maybe", "jemals", "vielleicht",
    "wohl", "doch", "mal", "eben", "halt", "denn", "nun", "etwa", "rund", "dort", "there", "erst",
    "gerade", "immer", "einmal", "dafuer", "damit", "daran", "darauf", "davon", "dazu", "daraus",
    "sehr",
    "ganz", "jetzt", "now", "einfach", "wenigstens", "immerhin", "ungefaehr", "knapp", "roughly",
    "approximately", "really", "exactly", "itself", "themselves", "together", "zusammen", "still",
    "once",
    "gern", "gerne", "nochmal", "uebrigens", "insbesondere", "vor", "allem", "irgendeiner",
    "irgendwie",
    "sogenannten", "weiter", "weitere", "somehow", "then", "right", "well", "etwas", "quasi",
    "wenn", "weil", "obwohl", "falls", "sobald", "because", "although", "though", "while", "unless",
    "nachdem", "indem", "sodass", "wobei", "woraus", "ueberall", "everywhere", "altogether",
    "bezeichnete", "bezeichneten", "genannte", "genannten", "befragten", "beteiligten", "labelled",
    "labeled", "dubbed", "nicknamed", "nickname",
    "zb", "al",
    "et", "go", "goes", "went", "going", "gehen", "geht", "ging", "kommt", "kommen", "liegt",
    "liegen",
    "vorn", "vorne", "steht", "stehen", "up", "down", "out", "over", "turn", "turned", "want",
    "wollen",
    "will", "mehrere", "einzelnen", "einzelne", "several", "various", "different",
  ]
  /// Ask for a thing or a reason, where they come first.
  static let what: Set = ["was", "what", "wieso", "why", "warum", "weshalb"]
  /// Words of quantity that stand for no number.
  static let quantifiers: Set = [
    "haelfte", "half", "third", "drittel", "viertel", "quarter", "majority", "mehrheit",
    "minority",
    "minderheit", "schlecht", "schlechter", "gut", "besser", "poor", "poorly", "bad", "badly",
    "good", "better", "worse", "enough", "genug", "ausreichend", "kaum", "hardly", "double",
    "doppelt", "kuenftig", "future", "vor", "before", "nach", "after",
  ]
  /// How words begin that ask for something else than a figure.
  static let heads = [
    "defin", "bedeut", "mean", "suppos", "reason", "ursach", "cause", "kost",
    "cost", "preis", "price", "author", "autor",
    "woran", "worauf", "wodurch", "wofuer", "wogegen", "weswegen", "aufgabe", "task",
  ]
  /// Ask for a time or a place, which no figure is.
  static let whenAndWhere: Set = ["wann", "wo", "when", "where"]
  /// Stand before those for whom something is done, or who want it.
  static let forWhom: Set = ["fuer", "for", "from", "seitens", "to"]
  static let germanPrepositions: Set = [
    "an", "auf", "aus", "bei", "durch", "fuer", "gegen", "hinter", "in", "mit", "nach", "neben",
    "ueber", "um", "unter", "von", "vor", "zu", "zwischen", "her", "hin",
  ]
  /// How words begin that are about studies, figures and comparisons as such.
  static let aboutStudies = [
    "untersuchung", "auswertung", "erhebung", "umfrage", "befragung", "onlinebefragung",
    "onlineumfrage", "telefonumfrage", "telefonbefragung", "stichprobe", "gesamtsample", "sample",
    "poll", "paper", "minus", "differenz", "spanne", "abstand", "vergleich", "prozentangabe",
    "quelle",
    "source", "base", "basis", "thing", "sache", "ding", "figure", "zahl", "wert", "reckon",
    "admit",
    "zugeb", "angab", "percentages", "answer", "antwort", "mention", "erwaehn", "wichtigkeit",
    "gesamtheit",
  ]
  /// How words for surveys end.
  static let surveyEndings = [
    "befragung", "umfrage", "erhebung", "studie", "untersuchung", "survey", "poll",
  ]
  /// Open a question.
  static let interrogatives: Set = [
    "wie", "wieviel", "wieviele", "welche", "welcher", "welches", "welchem", "welchen", "wer",
    "wem",
    "was", "wo", "wann", "how", "which", "what", "who", "when", "where", "whether", "ob",
  ]
}

import Survey

/// Headings as people read them: in German their names are translated, in English they stand as they
/// are, and for programs they are the same in both.
enum Headings {
  /// What a heading is called in a language; one of a user's own query stays as it is.
  static func text(_ name: String, in language: Language) -> String {
    guard language == .german else { return name }
    if name.hasPrefix("column_") { return "Spalte " + name.dropFirst(7) }
    return german[name] ?? name
  }

  private static let german = [
    "administration": "Verwaltung", "aliases": "andere Namen", "all_respondents": "alle",
    "allowed": "beschränkt auf",
    "answer_kind": "Art der Antwort", "answers": "Antworten", "as": "als",
    "asked_if": "gefragt, wenn", "barrier": "Hemmnis",
    "base": "Basis", "base_printed": "Basis, gedruckt", "bedaechtige": "Bedächtige",
    "category": "Kategorie", "code": "Code", "codebook": "Codebuch",
    "change": "Veränderung", "column": "Spalte",
    "columns": "Spalten", "community_manager": "Community Manager",
    "competence_building": "Kompetenzaufbau", "completeness": "Vollständigkeit",
    "concept": "Begriff", "count": "Anzahl", "counts": "Anzahlen", "context": "Daneben",
    "difference": "Abstand",
    "difference_high": "Abstand bis", "difference_low": "Abstand ab",
    "discrepancies": "Unstimmigkeiten", "discrepancy": "Unstimmigkeit", "document": "Dokument",
    "earlier": "früher", "earlier_value": "früherer Wert", "exhibit": "Darstellung",
    "exhibits": "Darstellungen", "file": "Datei", "first": "zuerst", "figure": "Abbildung",
    "findings": "Befunde",
    "groups": "Gruppen",
    "in_force": "gilt", "missing": "Ohne Antwort", "item_label": "Bezeichnung der Antwort",
    "municipality_type": "Typ", "region": "Region", "shares": "Anteile", "variable": "Spalte",
    "inhabitants_max": "Einwohner bis", "inhabitants_min": "Einwohner ab",
    "interval_high": "Intervall bis", "interval_low": "Intervall ab", "item": "Antwort",
    "items": "Antworten", "key": "Schlüssel", "kind": "Art", "label": "Bezeichnung",
    "later": "später",
    "later_value": "späterer Wert", "leaders": "Führungskräfte",
    "local_community": "örtliche Gemeinschaft", "meaning": "Bedeutung",
    "municipal_group": "Konzern Kommune", "municipality": "ganze Kommune", "note": "Anmerkung",
    "not_stated": "nicht genannt", "numerals": "Zahlzeichen",
    "object": "Tabelle oder Sicht", "offered": "angeboten",
    "optimierer": "Optimierer", "other": "andere", "part_of": "Teil von", "percent": "Prozent",
    "place": "Stelle", "places": "Stellen", "planned": "geplant", "population": "Grundgesamtheit",
    "printed": "gedruckt", "qualifier": "Genauigkeit", "question": "Frage", "questions": "Fragen",
    "rank": "Rang", "refers_to": "verweist auf", "relation": "Verhältnis", "reason": "Grund",
    "repeats": "Wiederholungen",
    "repeats_place": "Stelle der Wiederholung", "repeats_printed": "Wiederholung, gedruckt",
    "resolution": "Auflösung", "respondents": "Befragte", "role": "Rolle", "row": "Zeile",
    "score": "Nähe", "second": "danach",
    "serviceorientierte": "Serviceorientierte", "size_class": "Größenklasse",
    "size_classes": "Größenklassen",
    "source_column": "Spalte", "source_line": "Zeile", "sphere": "Bereich", "stated": "angegeben",
    "statistic": "Statistik", "status": "Stand", "step": "Schritt", "steps": "Schritte",
    "study": "Studie", "summary": "Worum es geht", "text": "Wortlaut", "training": "Fortbildung",
    "type": "Typ", "understood": "Verstanden", "unit": "Einheit", "unit_kind": "Art der Kommune",
    "value": "Wert",
    "value_max": "Wert bis", "value_min": "Wert ab", "values": "Werte", "wave": "Welle",
    "waves": "Wellen",
    "what": "was", "why": "warum", "words": "Worte",
  ]
}

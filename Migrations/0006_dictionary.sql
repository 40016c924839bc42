-- What the dictionary says: a row for every table, view and column, the values of the closed vocabularies,
-- and the texts to start from. A test compares it with the schema: a later migration that adds a table, a
-- view or a column adds its rows, too.

-- Vocabulary -------------------------------------------------------------------------------------

-- unit_kinds
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('unit_kinds', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Arten von Kommunen; „Städte und Gemeinden“ werden oft gemeinsam berichtet.', 'The kinds of municipality; cities and municipalities are often reported together.'),
  ('unit_kinds', 'unit_kind', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung der Art.', 'Identifier of the kind.'),
  ('unit_kinds', 'label_de', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('unit_kinds', 'label_en', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.'),
  ('unit_kinds', 'part_of', 4, 'table', 'text', NULL, NULL, 'unit_kinds.unit_kind', 'steward', 'Die weitere Art, zu der sie gehört; NULL bei der weitesten.', 'The wider kind that it belongs to; NULL for the widest.');

-- spheres
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('spheres', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Teile des kommunalen Ökosystems, um die es in einer Frage geht: Wer für die Verwaltung verantwortlich ist, ist eine andere Frage als wer für die örtliche Gemeinschaft.', 'Parts of the municipal ecosystem that a question is about: who is responsible for the administration is another question than who is for the local community.'),
  ('spheres', 'sphere_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung des Bereichs; „unstated“, wo die Quelle ihn nicht nennt.', 'Identifier of the sphere; ''unstated'' where the source does not name it.'),
  ('spheres', 'label_de', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('spheres', 'label_en', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.'),
  ('spheres', 'definition_de', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was gemeint ist, auf Deutsch.', 'What is meant, in German.'),
  ('spheres', 'definition_en', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was gemeint ist, auf Englisch.', 'What is meant, in English.');

-- concepts
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('concepts', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Alles, worum es in einer Antwort oder bei einer Gruppe gehen kann, unabhängig von der Welle; Wellen werden über diese Kennungen verglichen.', 'Everything that an answer or a group can be about, whatever the wave; waves are compared by these identifiers.'),
  ('concepts', 'concept_id', 1, 'table', 'text', NULL, '[a-z0-9-]+', NULL, 'steward', 'Kennung des Begriffs.', 'Identifier of the concept.'),
  ('concepts', 'kind', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Von welcher Art der Begriff ist.', 'What sort of thing it is.'),
  ('concepts', 'label_de', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung in eigenen Worten; die Welle kann es anders nennen (items).', 'German label in the project''s own words; a wave may call it otherwise (items).'),
  ('concepts', 'label_en', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.'),
  ('concepts', 'definition_de', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was gemeint ist, auf Deutsch; NULL, wo die Bezeichnung genügt.', 'What is meant, in German; NULL where the label says it.'),
  ('concepts', 'definition_en', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was gemeint ist, auf Englisch; NULL, wo die Bezeichnung genügt.', 'What is meant, in English; NULL where the label says it.');

-- topics
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('topics', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Worum es in der Digitalisierung geht: Themenfeld, Thema, Handlungsfeld.', 'What digitalisation is about: Themenfeld, Thema, Handlungsfeld.'),
  ('topics', 'topic_id', 1, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Kennung des Themas, zugleich die des Begriffs.', 'Identifier of the topic, and of the concept that it is.'),
  ('topics', 'kind', 2, 'table', 'text', NULL, '''topic''', 'concepts.kind', 'steward', 'Immer „topic“; hält den Verweis auf Begriffe dieser Art.', 'Always ''topic''; holds the reference to concepts of this kind.'),
  ('topics', 'parent_topic_id', 3, 'table', 'text', NULL, NULL, 'topics.topic_id', 'steward', 'Das übergeordnete Themenfeld; NULL, wo keines festgehalten ist.', 'The wider topic; NULL where none is recorded.');

-- measures
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('measures', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Maßnahmen: was eine Kommune tut oder anbietet. Nie eine statistische Größe; die heißt hier statistic.', 'Measures (Maßnahmen): what a municipality does or offers. Never a statistical quantity, which is called statistic here.'),
  ('measures', 'measure_id', 1, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Kennung der Maßnahme, zugleich die des Begriffs.', 'Identifier of the measure, and of the concept that it is.'),
  ('measures', 'kind', 2, 'table', 'text', NULL, '''measure''', 'concepts.kind', 'steward', 'Immer „measure“; hält den Verweis auf Begriffe dieser Art.', 'Always ''measure''; holds the reference to concepts of this kind.'),
  ('measures', 'family', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Zu welcher Gruppe von Maßnahmen sie gehört.', 'Which family of measures it belongs to.');

-- responsibilities
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('responsibilities', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Rollen und Organisationseinheiten, die als verantwortlich genannt werden; wofür, sagt erst der Bereich (sphere) der Frage.', 'Roles and organisational units that are named as responsible; for what, only the sphere of the question says.'),
  ('responsibilities', 'responsibility_id', 1, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Kennung der Rolle oder Einheit, zugleich die des Begriffs.', 'Identifier of the role or unit, and of the concept that it is.'),
  ('responsibilities', 'kind', 2, 'table', 'text', NULL, '''responsibility''', 'concepts.kind', 'steward', 'Immer „responsibility“; hält den Verweis auf Begriffe dieser Art.', 'Always ''responsibility''; holds the reference to concepts of this kind.'),
  ('responsibilities', 'level', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wo sie in der Verwaltung steht.', 'Where it stands in the administration.');

-- Publications and fieldwork ---------------------------------------------------------------------

-- studies
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('studies', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Veröffentlichungen. Eine kann mehrere Wellen berichten, und zwei können dieselbe Welle berichten.', 'Publications. One may report several waves, and two may report the same wave.'),
  ('studies', 'study_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung der Veröffentlichung.', 'Identifier of the publication.'),
  ('studies', 'title', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Titel, so wie zu zitieren.', 'Title, as it is to be cited.'),
  ('studies', 'short_title', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Titel in ein, zwei Worten.', 'Title in a word or two.'),
  ('studies', 'authors', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Verfasserinnen und Verfasser; NULL, wo keine genannt sind.', 'The authors; NULL where none are named.'),
  ('studies', 'publisher', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Herausgeber.', 'Publisher.'),
  ('studies', 'published', 6, 'table', 'text', 'date', NULL, NULL, 'steward', 'Erscheinungsdatum, so genau wie bekannt; NULL, wo es nicht gedruckt ist.', 'Date of publication, as precise as known; NULL where it is not printed.'),
  ('studies', 'licence', 7, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was mit der Quelle geschehen darf; gehört in jedes Zitat, das mehr als Zahlen übernimmt.', 'What may be done with the source; to be heeded where more than figures is taken over.'),
  ('studies', 'note', 8, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man sonst wissen sollte.', 'What else a reader should know.');

-- documents
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('documents', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Die Texte, auf die sich Zeilen und Spalten beziehen, und die Tabellen mit Antworten; ihre Bytes sind durch SHA-256 benannt.', 'The texts that lines and columns refer to, and the tables of answers; their bytes are named by their SHA-256.'),
  ('documents', 'document_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung des Dokuments, Anfang jeder Fundstelle.', 'Identifier of the document, the beginning of every place.'),
  ('documents', 'study_id', 2, 'table', 'text', NULL, NULL, 'studies.study_id', 'steward', 'Die Veröffentlichung, deren Text es ist.', 'The publication whose text it is.'),
  ('documents', 'file_name', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Name der Datei.', 'Name of the file.'),
  ('documents', 'sha256', 4, 'table', 'text', NULL, '[0-9a-f]{64}', NULL, 'steward', 'SHA-256 der Bytes der Datei.', 'SHA-256 of the bytes of the file.'),
  ('documents', 'line_count', 5, 'table', 'integer', 'count', '> 0', NULL, 'steward', 'Zahl der Zeilen.', 'How many lines it has.'),
  ('documents', 'kind', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Ob darin Zahlen gedruckt sind oder Antworten stehen, aus denen gerechnet wird.', 'Whether figures are printed in it, or it holds the answers that figures are computed from.');

-- waves
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('waves', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Erhebungswellen: wer wann wie befragt wurde. Wellen verschiedener Grundgesamtheit sind nicht ohne Weiteres vergleichbar.', 'Waves of fieldwork: who was asked, when, how. Waves of different populations are not comparable as they stand.'),
  ('waves', 'wave_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung der Welle.', 'Identifier of the wave.'),
  ('waves', 'label_de', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('waves', 'label_en', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.'),
  ('waves', 'population_de', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Grundgesamtheit: wer gefragt werden sollte, auf Deutsch.', 'The population that was to be asked, in German.'),
  ('waves', 'population_en', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Grundgesamtheit, auf Englisch.', 'The population, in English.'),
  ('waves', 'fieldwork_start', 6, 'table', 'text', 'date', NULL, NULL, 'steward', 'Beginn der Erhebung, so genau wie gedruckt; NULL, wo unbekannt.', 'Begin of the fieldwork, as precise as printed; NULL where unknown.'),
  ('waves', 'fieldwork_end', 7, 'table', 'text', 'date', NULL, NULL, 'steward', 'Ende der Erhebung, so genau wie gedruckt; NULL, wo unbekannt.', 'End of the fieldwork, as precise as printed; NULL where unknown.'),
  ('waves', 'mode', 8, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wie die Antworten erhoben wurden; NULL, wo unbekannt.', 'How the answers were collected; NULL where unknown.'),
  ('waves', 'sampling', 9, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wie die Befragten ausgewählt wurden; bei „full_voluntary“ ist nichts repräsentativ.', 'How the respondents were chosen; nothing is representative for ''full_voluntary''.'),
  ('waves', 'origin', 10, 'table', 'text', NULL, NULL, NULL, 'steward', '„external“: eine anderswo zitierte Statistik, nie Teil einer Antwort über eine Welle.', '''external'': a statistic cited from elsewhere, never part of an answer about a wave.'),
  ('waves', 'note', 11, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man sonst wissen sollte.', 'What else a reader should know.');

-- study_waves
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('study_waves', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Welche Veröffentlichung welche Welle berichtet. Zwei Berichte über eine Welle sind keine zwei Bestätigungen.', 'Which publication reports which wave. Two reports of one wave are no two confirmations.'),
  ('study_waves', 'study_id', 1, 'table', 'text', NULL, NULL, 'studies.study_id', 'steward', 'Die Veröffentlichung.', 'The publication.'),
  ('study_waves', 'wave_id', 2, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle.', 'The wave.');

-- size_classes
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('size_classes', '', 0, 'table', NULL, NULL, NULL, NULL, 'printed', 'Größenklassen: Bänder von Einwohnerzahlen, in jeder Welle neu bestimmt. Klasse 1 ist in einer Welle die kleinste, in einer anderen die größte.', 'Size classes: bands of inhabitants, defined anew by each wave. Class 1 is the smallest in one wave and the largest in another.'),
  ('size_classes', 'size_class_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung der Klasse, mit der Welle am Anfang.', 'Identifier of the class, beginning with the wave.'),
  ('size_classes', 'wave_id', 2, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle, die die Klasse bestimmt.', 'The wave that defines the class.'),
  ('size_classes', 'unit_kind', 3, 'table', 'text', NULL, NULL, 'unit_kinds.unit_kind', 'steward', 'Für welche Art von Kommunen sie gilt; Kreise haben oft eigene Klassen.', 'The kind of municipality that it holds for; counties often have classes of their own.'),
  ('size_classes', 'class_number', 4, 'table', 'integer', 'number', NULL, NULL, 'printed', 'Nummer der Klasse in der Welle; nie über Wellen hinweg vergleichen, sondern die Bänder.', 'Number of the class in the wave; never compare it across waves, compare the bands.'),
  ('size_classes', 'label_de', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('size_classes', 'label_en', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.'),
  ('size_classes', 'inhabitants_min', 7, 'table', 'integer', 'inhabitants', NULL, NULL, 'printed', 'Untere Grenze des Bandes; NULL: nach unten offen. Eine Grenze gehört zum Band darüber.', 'Lower limit of the band; NULL: open below. A limit belongs to the band above it.'),
  ('size_classes', 'inhabitants_max', 8, 'table', 'integer', 'inhabitants', NULL, NULL, 'printed', 'Obere Grenze des Bandes; NULL: nach oben offen.', 'Upper limit of the band; NULL: open above.'),
  ('size_classes', 'document_id', 9, 'table', 'text', NULL, NULL, 'documents.document_id', 'steward', 'Das Dokument, das die Klasse bestimmt.', 'The document that defines the class.'),
  ('size_classes', 'note', 10, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man sonst wissen sollte.', 'What else a reader should know.'),
  ('size_classes', 'source_line', 11, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Zeile im Dokument, von 1 an; NULL, wo die Klasse nirgends gedruckt ist.', 'Line in the document, from 1; NULL where the class is printed nowhere.'),
  ('size_classes', 'source_column', 12, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Spalte des ersten Zeichens, in Codepunkten von 1 an.', 'Column of the first character, in code points from 1.'),
  ('size_classes', 'printed', 13, 'table', 'text', NULL, NULL, NULL, 'printed', 'Die Zeichen, so wie gedruckt.', 'The characters as printed.');

-- respondents
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('respondents', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Die Gruppen von Kommunen, von denen Zahlen sprechen: alle, die Kreise, eine Größenklasse, ein Typ, die mit Strategie …', 'The groups of municipalities that figures speak about: everyone, the counties, a size class, a type, those with a strategy …'),
  ('respondents', 'respondents_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung der Gruppe, mit der Welle am Anfang.', 'Identifier of the group, beginning with the wave.'),
  ('respondents', 'wave_id', 2, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle, in der sie geantwortet hat.', 'The wave in which it answered.'),
  ('respondents', 'label_de', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('respondents', 'label_en', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.'),
  ('respondents', 'unit_kind', 5, 'table', 'text', NULL, NULL, 'unit_kinds.unit_kind', 'steward', 'Welche Art von Kommunen.', 'The kind of municipality.'),
  ('respondents', 'size_class_id', 6, 'table', 'text', NULL, NULL, 'size_classes.size_class_id', 'steward', 'Ihre Größenklasse; NULL, wo sie keine der Welle ist. Hat die Gruppe ein eigenes Band, steht es daneben.', 'Its size class; NULL where it is none of the wave''s. A band of the group''s own stands beside it.'),
  ('respondents', 'inhabitants_min', 7, 'table', 'integer', 'inhabitants', NULL, NULL, 'steward', 'Untere Grenze eines eigenen Bandes; NULL: keine, oder die Größenklasse sagt es.', 'Lower limit of a band of its own; NULL: none, or the size class says it.'),
  ('respondents', 'inhabitants_max', 8, 'table', 'integer', 'inhabitants', NULL, NULL, 'steward', 'Obere Grenze eines eigenen Bandes; NULL: keine, oder die Größenklasse sagt es.', 'Upper limit of a band of its own; NULL: none, or the size class says it.'),
  ('respondents', 'municipality_type_id', 9, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Ihr Typ (etwa „Optimierer“); NULL: alle Typen.', 'Its type (such as ''Optimierer''); NULL: all types.'),
  ('respondents', 'region_id', 10, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Ihre Region; NULL: alle Regionen der Welle.', 'Its region; NULL: all regions of the wave.'),
  ('respondents', 'condition_id', 11, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Was sie sonst verbindet, etwa eine Strategie; NULL: nichts.', 'What else they have in common, such as a strategy; NULL: nothing.'),
  ('respondents', 'part_of', 12, 'table', 'text', NULL, NULL, 'respondents.respondents_id', 'steward', 'Die weitere Gruppe derselben Welle; NULL bei der weitesten.', 'The wider group of the same wave; NULL for the widest.'),
  ('respondents', 'note', 13, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man sonst wissen sollte.', 'What else a reader should know.');

-- Questions --------------------------------------------------------------------------------------

-- question_concepts
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('question_concepts', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Was gefragt wird, unabhängig von der Welle. Fragen mit demselben Begriff können sich im Bereich unterscheiden; question_comparisons sagt, ob sie dasselbe fragen.', 'What is asked, whatever the wave. Questions of one concept may differ in their sphere; question_comparisons says whether they ask the same.'),
  ('question_concepts', 'question_concept_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung dessen, was gefragt wird.', 'Identifier of what is asked.'),
  ('question_concepts', 'label_de', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('question_concepts', 'label_en', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.');

-- questions
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('questions', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Die Fragen der Wellen, umschrieben, nicht im Wortlaut.', 'The questions of the waves, paraphrased, not in their wording.'),
  ('questions', 'question_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung der Frage, mit der Welle am Anfang.', 'Identifier of the question, beginning with the wave.'),
  ('questions', 'wave_id', 2, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle, in der gefragt wurde.', 'The wave in which it was asked.'),
  ('questions', 'question_concept_id', 3, 'table', 'text', NULL, NULL, 'question_concepts.question_concept_id', 'steward', 'Was sie fragt, unabhängig von der Welle.', 'What it asks, whatever the wave.'),
  ('questions', 'sphere_id', 4, 'table', 'text', NULL, NULL, 'spheres.sphere_id', 'steward', 'Um welchen Teil des Ökosystems es geht; Fragen verschiedener Bereiche nie mischen. NULL, wo die Unterscheidung nicht zählt.', 'Which part of the ecosystem it is about; never mix questions of different spheres. NULL where the distinction does not matter.'),
  ('questions', 'label_de', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Die Frage, umschrieben, auf Deutsch.', 'The question, paraphrased, in German.'),
  ('questions', 'label_en', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Die Frage, umschrieben, auf Englisch.', 'The question, paraphrased, in English.'),
  ('questions', 'answer_kind', 7, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wie geantwortet werden konnte; bei „multiple“ ergeben die Anteile zusammen mehr als 100.', 'How it could be answered; shares of ''multiple'' add up to more than 100.'),
  ('questions', 'scale_min', 8, 'table', 'real', 'score', NULL, NULL, 'steward', 'Unteres Ende der Skala; NULL: keine Skala.', 'Lower end of the scale; NULL: no scale.'),
  ('questions', 'scale_max', 9, 'table', 'real', 'score', NULL, NULL, 'steward', 'Oberes Ende der Skala; NULL: keine Skala.', 'Upper end of the scale; NULL: no scale.'),
  ('questions', 'note', 10, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man sonst wissen sollte.', 'What else a reader should know.');

-- question_comparisons
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('question_comparisons', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Welche Fragen zweier Wellen dasselbe fragen und welche nur so aussehen. Steht ein Paar nicht hier, hat es niemand verglichen.', 'Which questions of two waves ask the same and which only look alike. A pair that is not here was compared by nobody.'),
  ('question_comparisons', 'question_a', 1, 'table', 'text', NULL, NULL, 'questions.question_id', 'steward', 'Die Frage, die im Alphabet zuerst kommt.', 'The question that comes first in the alphabet.'),
  ('question_comparisons', 'question_b', 2, 'table', 'text', NULL, NULL, 'questions.question_id', 'steward', 'Die andere Frage.', 'The other question.'),
  ('question_comparisons', 'relation', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wie sie sich zueinander verhalten; nur bei „same“ ist ein Unterschied der Zahlen ein Trend.', 'How they relate; only for ''same'' is a difference of figures a trend.'),
  ('question_comparisons', 'difference_de', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Der Unterschied in einem Satz, auf Deutsch.', 'The difference in a sentence, in German.'),
  ('question_comparisons', 'difference_en', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Der Unterschied in einem Satz, auf Englisch.', 'The difference in a sentence, in English.');

-- items
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('items', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Die Antwortmöglichkeiten der Fragen: Diese Möglichkeit dieser Welle ist jener Begriff. Die Brücke zwischen den Wellen.', 'The options of the questions: this option of this wave is that concept. The crosswalk of the waves.'),
  ('items', 'question_id', 1, 'table', 'text', NULL, NULL, 'questions.question_id', 'steward', 'Die Frage.', 'The question.'),
  ('items', 'concept_id', 2, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Der Begriff, der die Möglichkeit ist.', 'The concept that the option is.'),
  ('items', 'label_de', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung in dieser Welle; NULL: wie der Begriff.', 'German label in this wave; NULL: as the concept''s.'),
  ('items', 'label_en', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung in dieser Welle; NULL: wie der Begriff.', 'English label in this wave; NULL: as the concept''s.'),
  ('items', 'is_union', 5, 'table', 'integer', 'boolean', NULL, NULL, 'steward', '1, wenn sie andere Möglichkeiten der Frage enthält, wie „gut oder besser“; nicht mit ihnen zusammenzählen. NULL: nein.', '1 if it holds other options of the question, such as ''good or better''; do not add it to them. NULL: no.'),
  ('items', 'note', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man sonst wissen sollte.', 'What else a reader should know.');

-- Published numbers ------------------------------------------------------------------------------

-- exhibits
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('exhibits', '', 0, 'table', NULL, NULL, NULL, NULL, 'printed', 'Nummerierte Abbildungen und Tabellen der Dokumente. Die meisten Abbildungen sind Bilder, deren Werte nicht im Text stehen.', 'Numbered figures and tables of the documents. Most figures are pictures whose values are not in the text.'),
  ('exhibits', 'exhibit_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung: Dokument/figure-N oder Dokument/table-N.', 'Identifier: document/figure-N or document/table-N.'),
  ('exhibits', 'document_id', 2, 'table', 'text', NULL, NULL, 'documents.document_id', 'steward', 'Das Dokument.', 'The document.'),
  ('exhibits', 'kind', 3, 'table', 'text', NULL, NULL, NULL, 'printed', 'Abbildung oder Tabelle.', 'Figure or table.'),
  ('exhibits', 'exhibit_number', 4, 'table', 'integer', 'number', '> 0', NULL, 'printed', 'Ihre Nummer.', 'Its number.'),
  ('exhibits', 'label_de', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was sie zeigt, in eigenen deutschen Worten.', 'What it shows, in German words of the project.'),
  ('exhibits', 'label_en', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was sie zeigt, auf Englisch.', 'What it shows, in English.'),
  ('exhibits', 'question_de', 7, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was sie zeigt, als Frage auf Deutsch.', 'What it shows as a question, in German.'),
  ('exhibits', 'question_en', 8, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was sie zeigt, als Frage auf Englisch.', 'What it shows as a question, in English.'),
  ('exhibits', 'page', 9, 'table', 'integer', 'number', '> 0', NULL, 'printed', 'Seite, wo der Text sie erkennen lässt; sonst NULL.', 'Page, where the text shows it; else NULL.'),
  ('exhibits', 'completeness', 10, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wie viel davon im Text steht.', 'How much of it the text holds.'),
  ('exhibits', 'base_printed', 11, 'table', 'text', NULL, NULL, NULL, 'printed', 'Das n der Bildunterschrift, so wie gedruckt; nicht immer die Basis der Anteile.', 'The n of the caption, as printed; not always the base of the shares.'),
  ('exhibits', 'base_min', 12, 'table', 'integer', 'count', NULL, NULL, 'printed', 'Wie viele mindestens geantwortet haben, so wie das n zu verstehen ist; NULL, wo nicht gedruckt.', 'The fewest that answered, as the n is understood; NULL where not printed.'),
  ('exhibits', 'base_max', 13, 'table', 'integer', 'count', NULL, NULL, 'printed', 'Wie viele höchstens geantwortet haben, so wie das n zu verstehen ist; NULL, wo nicht gedruckt.', 'The most that answered, as the n is understood; NULL where not printed.'),
  ('exhibits', 'source_line', 14, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Zeile der Bildunterschrift im Dokument, von 1 an.', 'Line of the caption in the document, from 1.'),
  ('exhibits', 'source_column', 15, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Spalte der Bildunterschrift, in Codepunkten von 1 an.', 'Column of the caption, in code points from 1.'),
  ('exhibits', 'note', 16, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man sonst wissen sollte.', 'What else a reader should know.');

-- exhibit_headings
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('exhibit_headings', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Kurze Bezeichnungen der Zeilen und Spalten von Tabellen, deren Zellen im Text stehen.', 'Short labels of the rows and columns of tables whose cells are printed in the text.'),
  ('exhibit_headings', 'exhibit_id', 1, 'table', 'text', NULL, NULL, 'exhibits.exhibit_id', 'steward', 'Die Tabelle.', 'The exhibit.'),
  ('exhibit_headings', 'axis', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Zeile oder Spalte.', 'Row or column.'),
  ('exhibit_headings', 'place', 3, 'table', 'integer', 'number', '> 0', NULL, 'steward', 'Die wievielte, von 1 an.', 'Its number, from 1.'),
  ('exhibit_headings', 'label_de', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('exhibit_headings', 'label_en', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.');

-- observations
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('observations', '', 0, 'table', NULL, NULL, NULL, NULL, 'printed', 'Eine Zahl zu einer Antwort auf eine Frage, für eine Gruppe von Kommunen: gedruckt, oder aus Antworten berechnet (weighting). Für Abfragen ist die Sicht findings bequemer.', 'One number for one item of one question and one group of municipalities: printed, or computed from answers (weighting). The view findings is handier to query.'),
  ('observations', 'finding_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung der Zahl: Dokument:Zeile:Spalte, und ein Wort dazu, wo ein Druck mehrere Zahlen trägt. So wird sie zitiert.', 'Identifier of the number: document:line:column, and a word where one print serves several. This is how it is cited.'),
  ('observations', 'document_id', 2, 'table', 'text', NULL, NULL, 'documents.document_id', 'steward', 'Das Dokument, in dem sie steht oder aus dem sie berechnet ist.', 'The document in which it stands or from which it is computed.'),
  ('observations', 'wave_id', 3, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle, von der sie spricht.', 'The wave that it speaks about.'),
  ('observations', 'question_id', 4, 'table', 'text', NULL, NULL, 'questions.question_id', 'steward', 'Die Frage.', 'The question.'),
  ('observations', 'concept_id', 5, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Die Antwort, um die es geht.', 'The item that it is about.'),
  ('observations', 'respondents_id', 6, 'table', 'text', NULL, NULL, 'respondents.respondents_id', 'steward', 'Die Gruppe, von der sie spricht.', 'The group that it speaks about.'),
  ('observations', 'statistic', 7, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was die Zahl sagt.', 'What the number says.'),
  ('observations', 'value', 8, 'table', 'real', 'see unit', NULL, NULL, 'printed', 'Die Zahl; NULL bei einer Spanne („71 % bis 79 %“), deren Enden value_min und value_max sind. Die Einheit steht in unit.', 'The number; NULL for a range ("71 % bis 79 %"), whose ends are value_min and value_max. Its unit is in the column unit.'),
  ('observations', 'unit', 9, 'table', 'text', NULL, NULL, NULL, 'steward', 'Einheit von value, value_min und value_max.', 'The unit of value, value_min and value_max.'),
  ('observations', 'qualifier', 10, 'table', 'text', NULL, NULL, NULL, 'printed', 'Wie genau sie angegeben ist; „über 80“ hat den Wert 80 und „over“, nie so tun, als wären es 80.', 'How exactly it is stated; "über 80" has the value 80 and ''over'', so never take it for 80.'),
  ('observations', 'value_min', 11, 'table', 'real', 'see unit', NULL, NULL, 'computed', 'Das Kleinste, was der Druck behauptet; bei ganzen Prozent einen halben Punkt darunter. NULL: kein Ende.', 'The least that the print claims; for a whole percent half a point below. NULL: no end.'),
  ('observations', 'value_max', 12, 'table', 'real', 'see unit', NULL, NULL, 'computed', 'Das Größte, was der Druck behauptet; bei ganzen Prozent einen halben Punkt darüber. NULL: kein Ende.', 'The most that the print claims; for a whole percent half a point above. NULL: no end.'),
  ('observations', 'base_min', 13, 'table', 'integer', 'count', '>= 0', NULL, 'printed', 'Wie viele mindestens geantwortet haben; NULL, wo es nicht gedruckt ist und nicht folgt.', 'The fewest that answered; NULL where it is not printed and does not follow.'),
  ('observations', 'base_max', 14, 'table', 'integer', 'count', '>= 0', NULL, 'printed', 'Wie viele höchstens geantwortet haben; NULL, wo es nicht gedruckt ist und nicht folgt. Gleich base_min, wo die Basis genau bekannt ist.', 'The most that answered; NULL where it is not printed and does not follow. Equals base_min where the base is known exactly.'),
  ('observations', 'exhibit_id', 15, 'table', 'text', NULL, NULL, 'exhibits.exhibit_id', 'steward', 'Die Abbildung oder Tabelle, zu der sie gehört; NULL: nur Fließtext.', 'The exhibit that it belongs to; NULL: prose alone.'),
  ('observations', 'exhibit_row', 16, 'table', 'integer', 'number', NULL, NULL, 'steward', 'Zeile ihrer Zelle, von 1 an; NULL, wo sie in keiner Zelle steht.', 'Row of its cell, from 1; NULL where it stands in no cell.'),
  ('observations', 'exhibit_column', 17, 'table', 'integer', 'number', NULL, NULL, 'steward', 'Spalte ihrer Zelle, von 1 an.', 'Column of its cell, from 1.'),
  ('observations', 'cell_part', 18, 'table', 'integer', 'number', NULL, NULL, 'steward', 'Der wievielte Wert einer Zelle mit zwei Werten („73,8 / 4,8“); NULL, wo es nur einen gibt.', 'Which value of a cell that holds two ("73,8 / 4,8"); NULL where there is one.'),
  ('observations', 'source_line', 19, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Zeile im Dokument, von 1 an; NULL bei einer berechneten Zahl.', 'Line in the document, from 1; NULL for a computed number.'),
  ('observations', 'source_column', 20, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Spalte des ersten Zeichens, in Codepunkten von 1 an.', 'Column of the first character, in code points from 1.'),
  ('observations', 'printed', 21, 'table', 'text', NULL, NULL, NULL, 'printed', 'Die Zeichen, so wie gedruckt, auch wo sie falsch sind; NULL bei einer berechneten Zahl.', 'The characters as printed, even where they are wrong; NULL for a computed number.'),
  ('observations', 'shared_print', 22, 'table', 'text', NULL, NULL, NULL, 'steward', 'Ein Druck für mehrere Zahlen: „each“, wenn jede den Wert hat, „open“, wenn offen ist, ob jede oder alle zusammen. NULL: nicht geteilt.', 'One print for several numbers: ''each'' has the value, or it is ''open'' whether each has it or all together. NULL: not shared.'),
  ('observations', 'repeats_finding_id', 23, 'table', 'text', NULL, NULL, 'observations.finding_id', 'steward', 'Die Zahl, die hier noch einmal gedruckt ist; beim Zählen und Mitteln weglassen, wo nicht NULL.', 'The number that is printed here once more; leave out where not NULL when counting or averaging.'),
  ('observations', 'note', 24, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man zu dieser Zahl wissen sollte.', 'What a reader of this number should know.'),
  ('observations', 'weighting', 25, 'table', 'text', NULL, NULL, NULL, 'computed', 'NULL: gedruckt. Sonst aus Antworten berechnet, mit oder ohne Gewichte.', 'NULL: printed. Else computed from answers, with or without weights.'),
  ('observations', 'unweighted_value', 26, 'table', 'real', 'see unit', NULL, NULL, 'computed', 'Dieselbe berechnete Zahl, jede Kommune einfach gezählt; NULL bei einer gedruckten.', 'The same computed number with every municipality counted once; NULL for a printed one.'),
  ('observations', 'effective_base', 27, 'table', 'real', 'count', '>= 0', NULL, 'computed', 'Wie viele ungewichtete Antworten die gewichtete Zahl wert ist (nach Kish); NULL bei einer gedruckten.', 'How many unweighted answers the weighted number is worth (after Kish); NULL for a printed one.');

-- classifications
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('classifications', '', 0, 'table', NULL, NULL, NULL, NULL, 'printed', 'Eine gedruckte Einordnung statt einer Zahl: Aufsteiger, Absteiger, Mainstream, Spezielles, oder ein Rang.', 'A published category in place of a number: rising, falling, mainstream or special, or a rank.'),
  ('classifications', 'classification_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung: Dokument:Zeile:Spalte:Antwort.', 'Identifier: document:line:column:item.'),
  ('classifications', 'document_id', 2, 'table', 'text', NULL, NULL, 'documents.document_id', 'steward', 'Das Dokument.', 'The document.'),
  ('classifications', 'wave_id', 3, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle.', 'The wave.'),
  ('classifications', 'question_id', 4, 'table', 'text', NULL, NULL, 'questions.question_id', 'steward', 'Die Frage.', 'The question.'),
  ('classifications', 'concept_id', 5, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Die Antwort, die eingeordnet wird.', 'The item that is put into the category.'),
  ('classifications', 'respondents_id', 6, 'table', 'text', NULL, NULL, 'respondents.respondents_id', 'steward', 'Die Gruppe, für die das gilt.', 'The group that it holds for.'),
  ('classifications', 'category', 7, 'table', 'text', NULL, NULL, NULL, 'printed', 'Die Einordnung.', 'The category.'),
  ('classifications', 'rank_number', 8, 'table', 'integer', 'number', '> 0', NULL, 'printed', 'Der Rang, von 1 an; nur bei „rank“, sonst NULL.', 'The rank, from 1; for ''rank'' alone, else NULL.'),
  ('classifications', 'exhibit_id', 9, 'table', 'text', NULL, NULL, 'exhibits.exhibit_id', 'steward', 'Die Abbildung oder Tabelle, zu der sie gehört; NULL: nur Fließtext.', 'The exhibit that it belongs to; NULL: prose alone.'),
  ('classifications', 'source_line', 10, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Zeile, in der die Antwort oder der Rang steht, von 1 an.', 'Line in which the item, or the rank, stands, from 1.'),
  ('classifications', 'source_column', 11, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Spalte des ersten Zeichens, in Codepunkten von 1 an.', 'Column of the first character, in code points from 1.'),
  ('classifications', 'printed', 12, 'table', 'text', NULL, NULL, NULL, 'printed', 'Die Zeichen, so wie gedruckt.', 'The characters as printed.'),
  ('classifications', 'repeats_classification_id', 13, 'table', 'text', NULL, NULL, 'classifications.classification_id', 'steward', 'Die Einordnung, die hier noch einmal gedruckt ist; NULL: keine.', 'The classification that is printed here once more; NULL: none.'),
  ('classifications', 'note', 14, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was man sonst wissen sollte.', 'What else a reader should know.');

-- numerals
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('numerals', '', 0, 'table', NULL, NULL, NULL, NULL, 'printed', 'Das Hauptbuch: jede Ziffernfolge jedes Dokuments, einmal, und was sie ist. Damit ist nichts ausgelassen und nichts doppelt gezählt.', 'The ledger: every numeral of every document, once, and what it is. So nothing is left out and nothing counted twice.'),
  ('numerals', 'document', 1, 'table', 'text', NULL, NULL, 'documents.document_id', 'steward', 'Das Dokument.', 'The document.'),
  ('numerals', 'source_line', 2, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Zeile im Dokument, von 1 an.', 'Line in the document, from 1.'),
  ('numerals', 'source_column', 3, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Spalte der ersten Ziffer, in Codepunkten von 1 an.', 'Column of the first digit, in code points from 1.'),
  ('numerals', 'printed', 4, 'table', 'text', NULL, '[0-9]+([.,][0-9]+)*', NULL, 'printed', 'Die Ziffern, so wie gedruckt.', 'The digits as printed.'),
  ('numerals', 'meaning', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was die Ziffern sind.', 'What the numeral is.'),
  ('numerals', 'finding_id', 6, 'table', 'text', NULL, NULL, 'observations.finding_id', 'steward', 'Welche Zahl; die erste von denen, die einen Druck teilen, oder die Spanne, die hier endet.', 'Which number: the first of those that share the print, or the range that the numeral ends.'),
  ('numerals', 'classification_id', 7, 'table', 'text', NULL, NULL, 'classifications.classification_id', 'steward', 'Welche Einordnung.', 'Which classification.'),
  ('numerals', 'exhibit_id', 8, 'table', 'text', NULL, NULL, 'exhibits.exhibit_id', 'steward', 'Wessen Basis.', 'Whose base.'),
  ('numerals', 'reason', 9, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was von einer Begriffsbestimmung, oder warum es kein Ergebnis ist.', 'What of a definition, or why it is no result.');

-- discrepancies
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('discrepancies', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Was in den Quellen nicht zusammenpasst, und wie es aufgelöst wurde. Nichts Gedrucktes wird verbessert.', 'What does not fit in the sources, and how it was resolved. Nothing printed is corrected.'),
  ('discrepancies', 'discrepancy_id', 1, 'table', 'text', NULL, NULL, NULL, 'steward', 'Kennung der Unstimmigkeit.', 'Identifier of the discrepancy.'),
  ('discrepancies', 'kind', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Von welcher Art sie ist.', 'What sort of discrepancy it is.'),
  ('discrepancies', 'status', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Ob sie erklärt werden konnte.', 'Whether it could be explained.'),
  ('discrepancies', 'summary_de', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was nicht passt, auf Deutsch.', 'What does not fit, in German.'),
  ('discrepancies', 'summary_en', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was nicht passt, auf Englisch.', 'What does not fit, in English.'),
  ('discrepancies', 'resolution_de', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wie sie aufgelöst wurde, auf Deutsch.', 'How it was resolved, in German.'),
  ('discrepancies', 'resolution_en', 7, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wie sie aufgelöst wurde, auf Englisch.', 'How it was resolved, in English.');

-- discrepancy_places
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('discrepancy_places', '', 0, 'table', NULL, NULL, NULL, NULL, 'printed', 'Die Stellen einer Unstimmigkeit, meist zwei.', 'The places of a discrepancy, mostly two.'),
  ('discrepancy_places', 'discrepancy_id', 1, 'table', 'text', NULL, NULL, 'discrepancies.discrepancy_id', 'steward', 'Die Unstimmigkeit.', 'The discrepancy.'),
  ('discrepancy_places', 'place', 2, 'table', 'integer', 'number', '> 0', NULL, 'steward', 'Die wievielte Stelle, von 1 an.', 'Number of the place, from 1.'),
  ('discrepancy_places', 'document_id', 3, 'table', 'text', NULL, NULL, 'documents.document_id', 'steward', 'Das Dokument.', 'The document.'),
  ('discrepancy_places', 'source_line', 4, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Zeile im Dokument, von 1 an.', 'Line in the document, from 1.'),
  ('discrepancy_places', 'source_column', 5, 'table', 'integer', 'position', '> 0', NULL, 'printed', 'Spalte des ersten Zeichens, in Codepunkten von 1 an.', 'Column of the first character, in code points from 1.'),
  ('discrepancy_places', 'printed', 6, 'table', 'text', NULL, NULL, NULL, 'printed', 'Die Zeichen, so wie gedruckt.', 'The characters as printed.'),
  ('discrepancy_places', 'finding_id', 7, 'table', 'text', NULL, NULL, 'observations.finding_id', 'steward', 'Die Zahl an dieser Stelle; NULL, wo keine steht.', 'The number at that place; NULL where there is none.'),
  ('discrepancy_places', 'exhibit_id', 8, 'table', 'text', NULL, NULL, 'exhibits.exhibit_id', 'steward', 'Die Abbildung oder Tabelle an dieser Stelle; NULL, wo keine steht.', 'The exhibit at that place; NULL where there is none.');

-- aliases
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('aliases', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Andere Namen; jede Zeile benennt genau ein Ding, die übrigen Verweise sind NULL.', 'Other names; each row names exactly one thing, the other references are NULL.'),
  ('aliases', 'alias', 1, 'table', 'text', NULL, '<> ''''', NULL, 'steward', 'Der andere Name.', 'The other name.'),
  ('aliases', 'language', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Seine Sprache.', 'Its language.'),
  ('aliases', 'concept_id', 3, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Der Begriff, den er benennt.', 'The concept that it names.'),
  ('aliases', 'unit_kind', 4, 'table', 'text', NULL, NULL, 'unit_kinds.unit_kind', 'steward', 'Die Art von Kommune, die er benennt.', 'The kind of municipality that it names.'),
  ('aliases', 'sphere_id', 5, 'table', 'text', NULL, NULL, 'spheres.sphere_id', 'steward', 'Der Bereich, den er benennt.', 'The sphere that it names.'),
  ('aliases', 'wave_id', 6, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle, die er benennt.', 'The wave that it names.'),
  ('aliases', 'study_id', 7, 'table', 'text', NULL, NULL, 'studies.study_id', 'steward', 'Die Veröffentlichung, die er benennt.', 'The publication that it names.'),
  ('aliases', 'question_concept_id', 8, 'table', 'text', NULL, NULL, 'question_concepts.question_concept_id', 'steward', 'Was gefragt wird und so heißt.', 'What is asked and has this name.');

-- Housekeeping -----------------------------------------------------------------------------------

-- imports
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('imports', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Welche Studienpakete geladen sind und aus welchen Bytes.', 'Which study packages are loaded, and from which bytes.'),
  ('imports', 'import_id', 1, 'table', 'integer', 'number', NULL, NULL, 'program', 'Laufende Nummer.', 'Running number.'),
  ('imports', 'package', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Name des Pakets.', 'Name of the package.'),
  ('imports', 'title', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Titel des Pakets.', 'Title of the package.'),
  ('imports', 'sha256', 4, 'table', 'text', NULL, '[0-9a-f]{64}', NULL, 'program', 'SHA-256 über die Dateien des Pakets.', 'SHA-256 over the files of the package.'),
  ('imports', 'file_count', 5, 'table', 'integer', 'count', NULL, NULL, 'program', 'Zahl der Dateien.', 'How many files it has.'),
  ('imports', 'row_count', 6, 'table', 'integer', 'count', NULL, NULL, 'program', 'Zahl der geladenen Zeilen.', 'How many rows were loaded.'),
  ('imports', 'imported_at', 7, 'table', 'text', 'time', NULL, NULL, 'program', 'Zeitpunkt in UTC; NULL, wenn die Datei als Ganzes gebaut wurde, damit gleiche Quellen gleiche Bytes geben.', 'Time in UTC; NULL when the file was built as a whole, so that the same sources give the same bytes.');

-- queries
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('queries', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Fertige Abfragen: SQL mit benannten Parametern, das jedes Werkzeug ausführen kann.', 'Canned queries: SQL with named parameters that any tool can run.'),
  ('queries', 'query_name', 1, 'table', 'text', NULL, '[a-z0-9-]+', NULL, 'steward', 'Name der Abfrage.', 'Name of the query.'),
  ('queries', 'title_de', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutscher Titel.', 'German title.'),
  ('queries', 'title_en', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englischer Titel.', 'English title.'),
  ('queries', 'description_de', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was sie beantwortet, auf Deutsch.', 'What it answers, in German.'),
  ('queries', 'description_en', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was sie beantwortet, auf Englisch.', 'What it answers, in English.'),
  ('queries', 'sql', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Die Abfrage; Parameter heißen :name.', 'The query; parameters are written :name.');

-- query_parameters
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('query_parameters', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Die Parameter der fertigen Abfragen.', 'The parameters of the canned queries.'),
  ('query_parameters', 'query_name', 1, 'table', 'text', NULL, NULL, 'queries.query_name', 'steward', 'Die Abfrage.', 'The query.'),
  ('query_parameters', 'parameter', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Name des Parameters, ohne Doppelpunkt.', 'Name of the parameter, without the colon.'),
  ('query_parameters', 'place', 3, 'table', 'integer', 'number', '> 0', NULL, 'steward', 'Der wievielte, von 1 an.', 'Its number, from 1.'),
  ('query_parameters', 'value_type', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Welche Werte er nimmt.', 'Which values it takes.'),
  ('query_parameters', 'required', 5, 'table', 'integer', 'boolean', NULL, NULL, 'steward', '1, wenn er gegeben werden muss; sonst 0, dann gilt default_value.', '1 if it must be given; else 0, and default_value holds.'),
  ('query_parameters', 'default_value', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wert, der gilt, wenn keiner gegeben wird; NULL: keiner.', 'The value if none is given; NULL: none.'),
  ('query_parameters', 'label_de', 7, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was er bedeutet, auf Deutsch.', 'What it means, in German.'),
  ('query_parameters', 'label_en', 8, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was er bedeutet, auf Englisch.', 'What it means, in English.'),
  ('query_parameters', 'allowed_sql', 9, 'table', 'text', NULL, NULL, NULL, 'steward', 'Abfrage nach den erlaubten Werten (erste Spalte) und ihren anderen Namen (zweite); NULL: jeder Wert.', 'A query for the allowed values (first column) and their other names (second); NULL: any value.');

-- migrations
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('migrations', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Die Schritte, in denen dieses Schema entstanden ist.', 'The steps in which this schema came about.'),
  ('migrations', 'number', 1, 'table', 'integer', 'number', NULL, NULL, 'program', 'Nummer des Schritts.', 'Number of the step.'),
  ('migrations', 'name', 2, 'table', 'text', NULL, NULL, NULL, 'program', 'Name des Schritts.', 'Name of the step.'),
  ('migrations', 'sha256', 3, 'table', 'text', NULL, NULL, NULL, 'program', 'SHA-256 des Skripts, damit eine spätere Änderung auffällt.', 'SHA-256 of the script, so that a later change is noticed.');

-- Answers of single respondents ------------------------------------------------------------------

-- variables
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('variables', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Die Spalten einer Tabelle mit Antworten: das Codebuch, Teil 1.', 'The columns of a table of answers: the codebook, part 1.'),
  ('variables', 'variable_id', 1, 'table', 'integer', 'number', NULL, NULL, 'program', 'Laufende Nummer; die Spalten einer Frage stehen beieinander.', 'Running number; the columns of a question stand together.'),
  ('variables', 'wave_id', 2, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle.', 'The wave.'),
  ('variables', 'variable', 3, 'table', 'text', NULL, '<> ''''', NULL, 'steward', 'Überschrift der Spalte in der Tabelle.', 'Heading of the column in the table.'),
  ('variables', 'question_id', 4, 'table', 'text', NULL, NULL, 'questions.question_id', 'steward', 'Die Frage, zu der die Spalte gehört.', 'The question that the column belongs to.'),
  ('variables', 'concept_id', 5, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Worum es in der Spalte geht, wo eine Möglichkeit eine eigene Spalte hat, und bei Zahlen; sonst NULL.', 'What the column is about, where an option has a column of its own, and for numbers; else NULL.'),
  ('variables', 'answer_type', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Was in der Spalte steht.', 'What the column holds.'),
  ('variables', 'label_de', 7, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung der Spalte.', 'German label of the column.'),
  ('variables', 'label_en', 8, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung der Spalte.', 'English label of the column.'),
  ('variables', 'asked_if', 9, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wer gefragt wurde, als Bedingung an andere Spalten wie s001=1; NULL: alle.', 'Who was asked, as conditions on other columns such as s001=1; NULL: everyone.');

-- codes
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('codes', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Was die Codes einer Spalte bedeuten: das Codebuch, Teil 2.', 'What the codes of a column mean: the codebook, part 2.'),
  ('codes', 'variable_id', 1, 'table', 'integer', NULL, NULL, 'variables.variable_id', 'steward', 'Die Spalte.', 'The column.'),
  ('codes', 'code_number', 2, 'table', 'integer', 'number', NULL, NULL, 'program', 'Nummer des Codes in der Spalte; 0: leeres Feld bei jemandem, der gefragt wurde, -1: bei jemandem, der nicht gefragt wurde.', 'Number of the code in the column; 0: an empty field of someone who was asked, -1: of someone who was not.'),
  ('codes', 'code', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Der Code, so wie er in der Tabelle steht; leer für ein leeres Feld.', 'The code as it stands in the table; empty for an empty field.'),
  ('codes', 'label_de', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('codes', 'label_en', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.'),
  ('codes', 'concept_id', 6, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Die Möglichkeit, die er wählt; NULL: keine.', 'The item that it chooses; NULL: none.'),
  ('codes', 'is_chosen', 7, 'table', 'integer', 'boolean', NULL, NULL, 'steward', 'Bei einer Möglichkeit mit eigener Spalte: ob der Code sagt, dass sie gewählt wurde.', 'For an option with a column of its own: whether the code says that it was chosen.'),
  ('codes', 'missing', 8, 'table', 'text', NULL, NULL, NULL, 'steward', 'Warum er keine Antwort ist; solche zählen nicht zur Basis. NULL: er ist eine.', 'Why it is no answer; such do not count in the base. NULL: it is one.'),
  ('codes', 'condition_id', 9, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Was die verbindet, die ihn gegeben haben; NULL: nichts, das eine Gruppe ergibt.', 'What those who gave it have in common; NULL: nothing that makes a group.');

-- participants
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('participants', '', 0, 'table', NULL, NULL, NULL, NULL, 'printed', 'Die Kommunen, die geantwortet haben, eine Zeile je Kommune. Vertraulich: In einer veröffentlichten Datei fehlt diese Tabelle.', 'The municipalities that answered, a row each. Confidential: a published file does not have this table.'),
  ('participants', 'participant_id', 1, 'table', 'integer', 'number', NULL, NULL, 'program', 'Laufende Nummer.', 'Running number.'),
  ('participants', 'wave_id', 2, 'table', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle, in der sie geantwortet hat.', 'The wave in which it answered.'),
  ('participants', 'participant', 3, 'table', 'text', NULL, NULL, NULL, 'printed', 'Ihr Name in der Tabelle der Antworten.', 'Its name in the table of answers.'),
  ('participants', 'unit_kind', 4, 'table', 'text', NULL, NULL, 'unit_kinds.unit_kind', 'steward', 'Welche Art von Kommune sie ist; NULL: unbekannt.', 'The kind of municipality that it is; NULL: unknown.'),
  ('participants', 'inhabitants', 5, 'table', 'integer', 'inhabitants', '>= 0', NULL, 'printed', 'Einwohnerzahl; NULL: unbekannt.', 'How many inhabitants it has; NULL: unknown.'),
  ('participants', 'size_class_id', 6, 'table', 'text', NULL, NULL, 'size_classes.size_class_id', 'computed', 'Ihre Größenklasse, aus der Einwohnerzahl bestimmt; NULL: keine.', 'Its size class, worked out from the inhabitants; NULL: none.'),
  ('participants', 'municipality_type_id', 7, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Ihr Typ; NULL: unbekannt.', 'Its type; NULL: unknown.'),
  ('participants', 'region_id', 8, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'Ihre Region; NULL: unbekannt.', 'Its region; NULL: unknown.'),
  ('participants', 'weight', 9, 'table', 'real', 'weight', '>= 0', NULL, 'printed', 'Wie viel sie in gewichteten Zahlen zählt; NULL: Die Welle hat keine Gewichte.', 'How much it counts in weighted numbers; NULL: the wave has no weights.');

-- answers
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('answers', '', 0, 'table', NULL, NULL, NULL, NULL, 'printed', 'Was jede Kommune in jeder Spalte geantwortet hat; genau eines von code_number, number und text ist gesetzt. Vertraulich: In einer veröffentlichten Datei fehlt diese Tabelle.', 'What each municipality answered in each column; exactly one of code_number, number and text is set. Confidential: a published file does not have this table.'),
  ('answers', 'variable_id', 1, 'table', 'integer', NULL, NULL, 'variables.variable_id', 'program', 'Die Spalte.', 'The column.'),
  ('answers', 'participant_id', 2, 'table', 'integer', NULL, NULL, 'participants.participant_id', 'program', 'Die Kommune.', 'The municipality.'),
  ('answers', 'code_number', 3, 'table', 'integer', 'number', NULL, 'codes.code_number', 'program', 'Der Code, der gegeben wurde; NULL bei einer Zahl oder einem Text.', 'The code that was given; NULL for a number or a text.'),
  ('answers', 'number', 4, 'table', 'real', 'answer', NULL, NULL, 'printed', 'Die Zahl, die gegeben wurde; sonst NULL.', 'The number that was given; else NULL.'),
  ('answers', 'text', 5, 'table', 'text', NULL, NULL, NULL, 'printed', 'Der Text, der gegeben wurde; sonst NULL.', 'The text that was given; else NULL.');

-- revisions
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('revisions', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Alles, was mit Paketen geschehen ist, der Reihe nach.', 'Everything that was done with packages, in order.'),
  ('revisions', 'revision_id', 1, 'table', 'integer', 'number', NULL, NULL, 'program', 'Laufende Nummer.', 'Running number.'),
  ('revisions', 'package', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Name des Pakets.', 'Name of the package.'),
  ('revisions', 'action', 3, 'table', 'text', NULL, NULL, NULL, 'program', 'Was geschehen ist.', 'What was done.'),
  ('revisions', 'reverted_id', 4, 'table', 'integer', NULL, NULL, 'revisions.revision_id', 'program', 'Bei „revert“: was zurückgenommen wurde; sonst NULL.', 'For ''revert'': what was undone; else NULL.'),
  ('revisions', 'title', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Titel des Pakets.', 'Title of the package.'),
  ('revisions', 'sha256', 6, 'table', 'text', NULL, '[0-9a-f]{64}', NULL, 'program', 'SHA-256 über die Dateien des Pakets.', 'SHA-256 over the files of the package.'),
  ('revisions', 'made_at', 7, 'table', 'text', 'time', NULL, NULL, 'program', 'Zeitpunkt in UTC; NULL, wenn die Datei als Ganzes gebaut wurde.', 'Time in UTC; NULL when the file was built as a whole.');

-- revision_files
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('revision_files', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Die Dateien jeder Revision, Byte für Byte, damit sie wiederhergestellt werden kann.', 'The files of every revision, byte for byte, so that it can be brought back.'),
  ('revision_files', 'file_id', 1, 'table', 'integer', 'number', NULL, NULL, 'program', 'Laufende Nummer.', 'Running number.'),
  ('revision_files', 'revision_id', 2, 'table', 'integer', NULL, NULL, 'revisions.revision_id', 'program', 'Die Revision, die sie brachte.', 'The revision that brought it.'),
  ('revision_files', 'path', 3, 'table', 'text', NULL, NULL, NULL, 'steward', 'Pfad der Datei im Paket.', 'Path of the file in the package.'),
  ('revision_files', 'encoding', 4, 'table', 'text', NULL, NULL, NULL, 'program', 'Zeichensatz, in dem eine Tabelle gelesen wurde; NULL: keine Tabelle.', 'Encoding that a table was read in; NULL: no table.'),
  ('revision_files', 'delimiter', 5, 'table', 'text', NULL, NULL, NULL, 'program', 'Trennzeichen, mit dem sie gelesen wurde; NULL: keine Tabelle.', 'Delimiter that it was read with; NULL: no table.'),
  ('revision_files', 'decimal_sign', 6, 'table', 'text', NULL, NULL, NULL, 'program', 'Dezimalzeichen, mit dem sie gelesen wurde; NULL: keine Tabelle.', 'Decimal sign that it was read with; NULL: no table.'),
  ('revision_files', 'content', 7, 'table', 'blob', 'bytes', NULL, NULL, 'steward', 'Die Bytes der Datei.', 'The bytes of the file.');

-- Published files --------------------------------------------------------------------------------

-- publication
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('publication', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Eine Zeile, wenn die Datei ohne Antworten veröffentlicht wurde; sonst leer.', 'One row where the file was published without answers; else empty.'),
  ('publication', 'minimum', 1, 'table', 'integer', 'count', '>= 2', NULL, 'program', 'Keine Anzahl von weniger Kommunen lässt sich aus den berechneten Zahlen erschließen, außer 0.', 'No count of fewer municipalities, but 0, can be computed from the computed numbers.');

-- suppressions
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('suppressions', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Berechnete Zahlen, die in einer veröffentlichten Datei fehlen, weil sie zu kleine Anzahlen verraten hätten. Warum genau, steht nicht da: Das gäbe einen Anhaltspunkt.', 'Computed numbers that a published file lacks because they would have told counts that are too small. Why exactly is not told: that would be a clue.'),
  ('suppressions', 'finding_id', 1, 'table', 'text', NULL, NULL, NULL, 'program', 'Die finding_id, die die Zahl hätte.', 'The finding_id that the number would have.'),
  ('suppressions', 'wave_id', 2, 'table', 'text', NULL, NULL, 'waves.wave_id', 'program', 'Die Welle.', 'The wave.'),
  ('suppressions', 'question_id', 3, 'table', 'text', NULL, NULL, 'questions.question_id', 'program', 'Die Frage.', 'The question.'),
  ('suppressions', 'concept_id', 4, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'program', 'Worum es in der Zahl geht.', 'What the number is about.'),
  ('suppressions', 'respondents_id', 5, 'table', 'text', NULL, NULL, 'respondents.respondents_id', 'program', 'Die Gruppe, von der die Zahl spräche.', 'The group that the number would speak about.'),
  ('suppressions', 'statistic', 6, 'table', 'text', NULL, NULL, NULL, 'program', 'Was für eine Zahl es ist.', 'Which sort of number it is.');

-- What explains the file -------------------------------------------------------------------------

-- readme
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('readme', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Womit man anfängt: kurze Texte in der Reihenfolge, in der man sie liest.', 'Where to start: short texts in the order to read them.'),
  ('readme', 'place', 1, 'table', 'integer', 'number', '> 0', NULL, 'program', 'Der wievielte Text, von 1 an.', 'Number of the text, from 1.'),
  ('readme', 'title_de', 2, 'table', 'text', NULL, NULL, NULL, 'program', 'Deutscher Titel.', 'German title.'),
  ('readme', 'title_en', 3, 'table', 'text', NULL, NULL, NULL, 'program', 'Englischer Titel.', 'English title.'),
  ('readme', 'text_de', 4, 'table', 'text', NULL, NULL, NULL, 'program', 'Der Text, auf Deutsch.', 'The text, in German.'),
  ('readme', 'text_en', 5, 'table', 'text', NULL, NULL, NULL, 'program', 'Der Text, auf Englisch.', 'The text, in English.'),
  ('readme', 'example_sql', 6, 'table', 'text', NULL, NULL, NULL, 'program', 'Eine Abfrage, die es zeigt; sie läuft in jeder Datei dieser Art. NULL: keine.', 'A query that shows it; it runs in every file of this kind. NULL: none.');

-- dictionary
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('dictionary', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Das Datenwörterbuch: was jede Tabelle, jede Sicht und jede Spalte dieser Datei ist.', 'The data dictionary: what every table, view and column of this file is.'),
  ('dictionary', 'object_name', 1, 'table', 'text', NULL, NULL, NULL, 'program', 'Name der Tabelle oder Sicht.', 'Name of the table or view.'),
  ('dictionary', 'column_name', 2, 'table', 'text', NULL, NULL, NULL, 'program', 'Name der Spalte; leer für die Tabelle oder Sicht selbst.', 'Name of the column; empty for the table or view itself.'),
  ('dictionary', 'place', 3, 'table', 'integer', 'number', '>= 0', NULL, 'program', 'Die wievielte Spalte, von 1 an; 0 für die Tabelle oder Sicht selbst.', 'Number of the column, from 1; 0 for the table or view itself.'),
  ('dictionary', 'object_kind', 4, 'table', 'text', NULL, NULL, NULL, 'program', 'Tabelle oder Sicht.', 'Table or view.'),
  ('dictionary', 'value_type', 5, 'table', 'text', NULL, NULL, NULL, 'program', 'Typ der Werte; NULL für die Tabelle oder Sicht selbst.', 'Type of the values; NULL for the table or view itself.'),
  ('dictionary', 'description_de', 6, 'table', 'text', NULL, '<> ''''', NULL, 'program', 'Was es ist, auf Deutsch.', 'What it is, in German.'),
  ('dictionary', 'description_en', 7, 'table', 'text', NULL, '<> ''''', NULL, 'program', 'Was es ist, auf Englisch.', 'What it is, in English.'),
  ('dictionary', 'unit', 8, 'table', 'text', NULL, NULL, NULL, 'program', 'Was eine Zahl zählt und wie ein Datum zu lesen ist; NULL bei anderem Text und bei Verweisen.', 'What a number counts, and how a date is to be read; NULL for other text and for references.'),
  ('dictionary', 'allowed', 9, 'table', 'text', NULL, NULL, NULL, 'program', 'Worauf die Werte beschränkt sind, kurz notiert; NULL: auf nichts, oder dictionary_values führt sie auf.', 'What the values are limited to, in short notation; NULL: nothing, or dictionary_values lists them.'),
  ('dictionary', 'refers_to', 10, 'table', 'text', NULL, NULL, NULL, 'program', 'Die Spalte, auf die sie verweist, als tabelle.spalte; NULL: auf keine.', 'The column that it refers to, as table.column; NULL: none.'),
  ('dictionary', 'origin', 11, 'table', 'text', NULL, NULL, NULL, 'program', 'Woher die Werte kommen.', 'Where the values come from.');

-- dictionary_values
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('dictionary_values', '', 0, 'table', NULL, NULL, NULL, NULL, 'program', 'Die Werte der geschlossenen Vokabulare, mit deutscher und englischer Bezeichnung.', 'The values of the closed vocabularies, with a German and an English label.'),
  ('dictionary_values', 'object_name', 1, 'table', 'text', NULL, NULL, 'dictionary.object_name', 'program', 'Name der Tabelle oder Sicht.', 'Name of the table or view.'),
  ('dictionary_values', 'column_name', 2, 'table', 'text', NULL, NULL, 'dictionary.column_name', 'program', 'Name der Spalte.', 'Name of the column.'),
  ('dictionary_values', 'place', 3, 'table', 'integer', 'number', '> 0', NULL, 'program', 'Der wievielte Wert, von 1 an.', 'Number of the value, from 1.'),
  ('dictionary_values', 'allowed_value', 4, 'table', 'text', NULL, NULL, NULL, 'program', 'Der Wert, so wie er in der Spalte steht.', 'The value as it stands in the column.'),
  ('dictionary_values', 'label_de', 5, 'table', 'text', NULL, NULL, NULL, 'program', 'Was er bedeutet, auf Deutsch.', 'What it means, in German.'),
  ('dictionary_values', 'label_en', 6, 'table', 'text', NULL, NULL, NULL, 'program', 'Was er bedeutet, auf Englisch.', 'What it means, in English.');

-- Views ------------------------------------------------------------------------------------------

-- A column that a view takes over as it is has the text of where it comes from.

-- findings
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('findings', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'Der Anfang für jede Abfrage: eine Zeile je Zahl und Antwort, mit Studie, Welle, Bereich, Frage und Gruppe daneben. Enthält auch Wiederholungen und anderswo zitierte Statistik (Wellen mit origin „external“). Spalten kommen nur hinten hinzu.', 'Where every query starts: one row per number and item, with study, wave, sphere, question and group beside it. Repeats and statistics cited from elsewhere (waves of the origin ''external'') are in it, too. Columns are only ever added, at the end.'),
  ('findings', 'item_label_de', 10, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Antwort auf Deutsch, so wie sie in dieser Welle heißt.', 'The item in German, as this wave calls it.'),
  ('findings', 'item_label_en', 11, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Antwort auf Englisch, so wie sie in dieser Welle heißt.', 'The item in English, as this wave calls it.'),
  ('findings', 'respondents_label_de', 13, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Gruppe, auf Deutsch.', 'The group, in German.'),
  ('findings', 'inhabitants_min', 15, 'view', 'integer', 'inhabitants', NULL, NULL, 'printed', 'Untere Grenze der Einwohnerzahl der Gruppe, aus ihrer Größenklasse oder ihrem eigenen Band; NULL: keine.', 'Lower limit of the group''s inhabitants, from its size class or its own band; NULL: none.'),
  ('findings', 'inhabitants_max', 16, 'view', 'integer', 'inhabitants', NULL, NULL, 'printed', 'Obere Grenze der Einwohnerzahl der Gruppe; NULL: keine.', 'Upper limit of the group''s inhabitants; NULL: none.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('findings', 'finding_id', 1, 'observations', 'finding_id', 'observations.finding_id'),
    ('findings', 'study', 2, 'documents', 'study_id', 'studies.study_id'),
    ('findings', 'wave', 3, 'observations', 'wave_id', 'waves.wave_id'),
    ('findings', 'wave_start', 4, 'waves', 'fieldwork_start', NULL),
    ('findings', 'wave_end', 5, 'waves', 'fieldwork_end', NULL),
    ('findings', 'sphere', 6, 'questions', 'sphere_id', 'spheres.sphere_id'),
    ('findings', 'question', 7, 'observations', 'question_id', 'questions.question_id'),
    ('findings', 'item_kind', 8, 'concepts', 'kind', NULL),
    ('findings', 'item', 9, 'observations', 'concept_id', 'concepts.concept_id'),
    ('findings', 'respondents', 12, 'observations', 'respondents_id', 'respondents.respondents_id'),
    ('findings', 'unit_kind', 14, 'respondents', 'unit_kind', 'unit_kinds.unit_kind'),
    ('findings', 'statistic', 17, 'observations', 'statistic', NULL),
    ('findings', 'value', 18, 'observations', 'value', NULL),
    ('findings', 'unit', 19, 'observations', 'unit', NULL),
    ('findings', 'qualifier', 20, 'observations', 'qualifier', NULL),
    ('findings', 'value_min', 21, 'observations', 'value_min', NULL),
    ('findings', 'value_max', 22, 'observations', 'value_max', NULL),
    ('findings', 'base_min', 23, 'observations', 'base_min', NULL),
    ('findings', 'base_max', 24, 'observations', 'base_max', NULL),
    ('findings', 'exhibit', 25, 'observations', 'exhibit_id', 'exhibits.exhibit_id'),
    ('findings', 'document', 26, 'observations', 'document_id', 'documents.document_id'),
    ('findings', 'source_line', 27, 'observations', 'source_line', NULL),
    ('findings', 'source_column', 28, 'observations', 'source_column', NULL),
    ('findings', 'printed', 29, 'observations', 'printed', NULL),
    ('findings', 'repeats_finding_id', 30, 'observations', 'repeats_finding_id', 'observations.finding_id'),
    ('findings', 'note', 31, 'observations', 'note', NULL),
    ('findings', 'weighting', 32, 'observations', 'weighting', NULL),
    ('findings', 'unweighted_value', 33, 'observations', 'unweighted_value', NULL),
    ('findings', 'effective_base', 34, 'observations', 'effective_base', NULL)
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- stated_findings
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('stated_findings', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'Wie findings, und dazu, was man Lesenden von der Zahl sagt: wie genau sie ist, die Basis, und beides so kurz wie in einer Tabellenzelle.', 'As findings, and what a reader is told of the number: how exactly it is stated, the base, and both as short as in a cell of a table.'),
  ('stated_findings', 'stated_de', 35, 'view', 'text', NULL, NULL, NULL, 'computed', 'Wie genau die Zahl angegeben ist, in einem deutschen Wort; bei einer Spanne die Enden.', 'How exactly the number is stated, in a German word; of a range the ends.'),
  ('stated_findings', 'stated_en', 36, 'view', 'text', NULL, NULL, NULL, 'computed', 'Wie genau die Zahl angegeben ist, in einem englischen Wort; bei einer Spanne die Enden.', 'How exactly the number is stated, in an English word; of a range the ends.'),
  ('stated_findings', 'base', 37, 'view', 'text', NULL, NULL, NULL, 'computed', 'Die Basis als Text: eine Zahl, eine Spanne, „≤ 116“, oder „?“, wo sie unbekannt ist. Zum Rechnen base_min und base_max nehmen.', 'The base as text: a number, a range, ''≤ 116'', or ''?'' where it is unknown. Take base_min and base_max to calculate.'),
  ('stated_findings', 'cell', 38, 'view', 'text', NULL, NULL, NULL, 'computed', 'Die Zahl als Text mit einem Zeichen dafür, wie genau sie ist: „≈ 60“, „> 80“, „71–79“. Zum Rechnen value nehmen.', 'The number as text with a sign of how exact it is: ''≈ 60'', ''> 80'', ''71–79''. Take value to calculate.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  'stated_findings', column_name, place, 'view', value_type, unit, allowed, refers_to, origin,
  description_de, description_en
FROM dictionary
WHERE object_name = 'findings' AND place > 0;

-- crosstab_cells
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_cells', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'Für Pivot-Tabellen: eine Zahl je Frage, Antwort, Gruppe, Statistik und Einheit. Von mehreren Drucken steht der genaueste da; zitierte fremde Statistik fehlt.', 'For pivot tables: one number per question, item, group, statistic and unit. Of several prints the most exact is taken; statistics cited from elsewhere are left out.'),
  ('crosstab_cells', 'sphere_label_de', 7, 'view', 'text', NULL, NULL, NULL, 'steward', 'Der Bereich, auf Deutsch.', 'The sphere, in German.'),
  ('crosstab_cells', 'sphere_label_en', 8, 'view', 'text', NULL, NULL, NULL, 'steward', 'Der Bereich, auf Englisch.', 'The sphere, in English.'),
  ('crosstab_cells', 'respondents_label_en', 19, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Gruppe, auf Englisch.', 'The group, in English.'),
  ('crosstab_cells', 'other_prints', 39, 'view', 'integer', 'count', NULL, NULL, 'computed', 'Wie oft die Zahl an anderer Stelle noch gedruckt ist, Wiederholungen nicht gezählt.', 'How many other prints of the number there are, repeats not counted.'),
  ('crosstab_cells', 'is_disputed', 40, 'view', 'integer', 'boolean', NULL, NULL, 'computed', '1, wenn zu einem Druck der Zahl eine Unstimmigkeit bekannt ist (known_discrepancies); sonst 0.', '1 if a discrepancy of one of its prints is known (known_discrepancies); else 0.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('crosstab_cells', 'wave', 1, 'observations', 'wave_id', 'waves.wave_id'),
    ('crosstab_cells', 'wave_label_de', 2, 'waves', 'label_de', NULL),
    ('crosstab_cells', 'wave_label_en', 3, 'waves', 'label_en', NULL),
    ('crosstab_cells', 'wave_start', 4, 'waves', 'fieldwork_start', NULL),
    ('crosstab_cells', 'wave_end', 5, 'waves', 'fieldwork_end', NULL),
    ('crosstab_cells', 'sphere', 6, 'questions', 'sphere_id', 'spheres.sphere_id'),
    ('crosstab_cells', 'question_concept', 9, 'questions', 'question_concept_id', 'question_concepts.question_concept_id'),
    ('crosstab_cells', 'question', 10, 'observations', 'question_id', 'questions.question_id'),
    ('crosstab_cells', 'question_label_de', 11, 'questions', 'label_de', NULL),
    ('crosstab_cells', 'question_label_en', 12, 'questions', 'label_en', NULL),
    ('crosstab_cells', 'item_kind', 13, 'concepts', 'kind', NULL),
    ('crosstab_cells', 'item', 14, 'observations', 'concept_id', 'concepts.concept_id'),
    ('crosstab_cells', 'item_label_de', 15, 'findings', 'item_label_de', NULL),
    ('crosstab_cells', 'item_label_en', 16, 'findings', 'item_label_en', NULL),
    ('crosstab_cells', 'respondents', 17, 'observations', 'respondents_id', 'respondents.respondents_id'),
    ('crosstab_cells', 'respondents_label_de', 18, 'findings', 'respondents_label_de', NULL),
    ('crosstab_cells', 'unit_kind', 20, 'respondents', 'unit_kind', 'unit_kinds.unit_kind'),
    ('crosstab_cells', 'respondents_part_of', 21, 'respondents', 'part_of', 'respondents.respondents_id'),
    ('crosstab_cells', 'size_class', 22, 'respondents', 'size_class_id', 'size_classes.size_class_id'),
    ('crosstab_cells', 'inhabitants_min', 23, 'findings', 'inhabitants_min', NULL),
    ('crosstab_cells', 'inhabitants_max', 24, 'findings', 'inhabitants_max', NULL),
    ('crosstab_cells', 'municipality_type', 25, 'respondents', 'municipality_type_id', 'concepts.concept_id'),
    ('crosstab_cells', 'region', 26, 'respondents', 'region_id', 'concepts.concept_id'),
    ('crosstab_cells', 'respondents_condition', 27, 'respondents', 'condition_id', 'concepts.concept_id'),
    ('crosstab_cells', 'statistic', 28, 'observations', 'statistic', NULL),
    ('crosstab_cells', 'value', 29, 'observations', 'value', NULL),
    ('crosstab_cells', 'unit', 30, 'observations', 'unit', NULL),
    ('crosstab_cells', 'qualifier', 31, 'observations', 'qualifier', NULL),
    ('crosstab_cells', 'value_min', 32, 'observations', 'value_min', NULL),
    ('crosstab_cells', 'value_max', 33, 'observations', 'value_max', NULL),
    ('crosstab_cells', 'base_min', 34, 'observations', 'base_min', NULL),
    ('crosstab_cells', 'base_max', 35, 'observations', 'base_max', NULL),
    ('crosstab_cells', 'weighting', 36, 'observations', 'weighting', NULL),
    ('crosstab_cells', 'finding_id', 37, 'observations', 'finding_id', 'observations.finding_id'),
    ('crosstab_cells', 'study', 38, 'documents', 'study_id', 'studies.study_id')
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- crosstab_responsibility
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_responsibility', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für Fragen danach, wer verantwortlich ist. Nie Zeilen verschiedener Bereiche (sphere) zusammenzählen.', 'crosstab_cells for questions on who is responsible. Never add up rows of different spheres.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('crosstab_responsibility', 'responsibility_level', 41, 'responsibilities', 'level', NULL)
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- crosstab_topics
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_topics', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für Themen der Digitalisierung, mit dem übergeordneten Themenfeld.', 'crosstab_cells for topics of digitalisation, with the wider topic.'),
  ('crosstab_topics', 'parent_topic_label_de', 42, 'view', 'text', NULL, NULL, NULL, 'steward', 'Das übergeordnete Themenfeld, auf Deutsch.', 'The wider topic, in German.'),
  ('crosstab_topics', 'parent_topic_label_en', 43, 'view', 'text', NULL, NULL, NULL, 'steward', 'Das übergeordnete Themenfeld, auf Englisch.', 'The wider topic, in English.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('crosstab_topics', 'parent_topic', 41, 'topics', 'parent_topic_id', 'topics.topic_id')
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- crosstab_measures
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_measures', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für Maßnahmen: was Kommunen tun oder anbieten.', 'crosstab_cells for measures: what municipalities do or offer.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('crosstab_measures', 'measure_family', 41, 'measures', 'family', NULL)
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- crosstab_goals
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_goals', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für Ziele der Digitalisierung.', 'crosstab_cells for goals of digitalisation.');

-- crosstab_barriers
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_barriers', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für Hemmnisse.', 'crosstab_cells for barriers.');

-- crosstab_drivers
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_drivers', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für das, was die Digitalisierung antreibt.', 'crosstab_cells for what drives digitalisation.');

-- crosstab_strategy
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_strategy', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für Strategien: ob es eine gibt, worauf sie sich bezieht, was dazugehört. „Hat oder plant“ und „hat, entwickelt oder plant“ sind verschiedene Antworten.', 'crosstab_cells for strategies: whether there is one, what it refers to, what belongs to it. ''Has or plans'' and ''has, develops or plans'' are different items.');

-- crosstab_participation
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_participation', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für die Teilnahme an der Erhebung: wer eingeladen war und wer geantwortet hat.', 'crosstab_cells for taking part in the survey: who was invited and who answered.');

-- crosstab_digital_participation
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('crosstab_digital_participation', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'crosstab_cells für digitale Bürgerbeteiligung: wie Kommunen Menschen digital mitwirken lassen.', 'crosstab_cells for digital participation: how municipalities let people take part digitally.');

-- The columns of all of them.
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  v.object_name, d.column_name, d.place, 'view', d.value_type, d.unit, d.allowed, d.refers_to, d.origin,
  d.description_de, d.description_en
FROM dictionary AS v
JOIN dictionary AS d ON d.object_name = 'crosstab_cells' AND d.place > 0
WHERE v.object_name GLOB 'crosstab_*' AND v.object_name <> 'crosstab_cells' AND v.place = 0;

-- size_class_comparisons
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('size_class_comparisons', '', 0, 'view', NULL, NULL, NULL, NULL, 'computed', 'Jede Größenklasse einer Welle neben jeder einer anderen: wie sich Art der Kommune und Band der Einwohner zueinander verhalten.', 'Each size class of a wave beside each of another: how their kinds of municipality and their bands of inhabitants relate.'),
  ('size_class_comparisons', 'other_size_class', 9, 'view', 'text', NULL, NULL, 'size_classes.size_class_id', 'steward', 'Die Klasse einer anderen Welle.', 'The class of another wave.'),
  ('size_class_comparisons', 'other_wave', 10, 'view', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die Welle dieser anderen Klasse.', 'The wave of that other class.'),
  ('size_class_comparisons', 'other_unit_kind', 11, 'view', 'text', NULL, NULL, 'unit_kinds.unit_kind', 'steward', 'Für welche Art von Kommunen die andere Klasse gilt.', 'The kind of municipality that the other class holds for.'),
  ('size_class_comparisons', 'other_class_number', 12, 'view', 'integer', 'number', NULL, NULL, 'printed', 'Nummer der anderen Klasse in ihrer Welle.', 'Number of the other class in its wave.'),
  ('size_class_comparisons', 'other_label_de', 13, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die andere Klasse, auf Deutsch.', 'The other class, in German.'),
  ('size_class_comparisons', 'other_label_en', 14, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die andere Klasse, auf Englisch.', 'The other class, in English.'),
  ('size_class_comparisons', 'other_inhabitants_min', 15, 'view', 'integer', 'inhabitants', NULL, NULL, 'printed', 'Untere Grenze der anderen Klasse; NULL: nach unten offen.', 'Lower limit of the other class; NULL: open below.'),
  ('size_class_comparisons', 'other_inhabitants_max', 16, 'view', 'integer', 'inhabitants', NULL, NULL, 'printed', 'Obere Grenze der anderen Klasse; NULL: nach oben offen.', 'Upper limit of the other class; NULL: open above.'),
  ('size_class_comparisons', 'kind_relation', 17, 'view', 'text', NULL, NULL, NULL, 'computed', 'Wie sich die Art der Kommunen der Klasse zu jener der anderen verhält.', 'How the kind of municipality of the class relates to that of the other.'),
  ('size_class_comparisons', 'band_relation', 18, 'view', 'text', NULL, NULL, NULL, 'computed', 'Wie sich das Band der Klasse zu jenem der anderen verhält; nur „equal“ ist ohne Weiteres vergleichbar.', 'How the band of the class relates to that of the other; only ''equal'' is comparable as it stands.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('size_class_comparisons', 'size_class', 1, 'size_classes', 'size_class_id', 'size_classes.size_class_id'),
    ('size_class_comparisons', 'wave', 2, 'size_classes', 'wave_id', 'waves.wave_id'),
    ('size_class_comparisons', 'unit_kind', 3, 'size_classes', 'unit_kind', 'unit_kinds.unit_kind'),
    ('size_class_comparisons', 'class_number', 4, 'size_classes', 'class_number', NULL),
    ('size_class_comparisons', 'label_de', 5, 'size_classes', 'label_de', NULL),
    ('size_class_comparisons', 'label_en', 6, 'size_classes', 'label_en', NULL),
    ('size_class_comparisons', 'inhabitants_min', 7, 'size_classes', 'inhabitants_min', NULL),
    ('size_class_comparisons', 'inhabitants_max', 8, 'size_classes', 'inhabitants_max', NULL)
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- size_class_bands
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('size_class_bands', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'Jede Größenklasse mit ihrem Band und den Klassen anderer Wellen, mit denen man sie vergleichen darf.', 'Each size class with its band and the classes of other waves that it may be compared with.'),
  ('size_class_bands', 'equal_classes', 11, 'view', 'text', NULL, '[^ ,]+(, [^ ,]+)*', NULL, 'computed', 'Klassen anderer Wellen mit derselben Art von Kommune und demselben Band: unmittelbar vergleichbar. NULL: keine.', 'Classes of other waves with the same kind of municipality and the same band: comparable as they stand. NULL: none.'),
  ('size_class_bands', 'classes_around', 12, 'view', 'text', NULL, '[^ ,]+(, [^ ,]+)*', NULL, 'computed', 'Klassen anderer Wellen, die diese ganz enthalten. NULL: keine.', 'Classes of other waves that hold all of this one. NULL: none.'),
  ('size_class_bands', 'classes_within', 13, 'view', 'text', NULL, '[^ ,]+(, [^ ,]+)*', NULL, 'computed', 'Klassen anderer Wellen, die ganz in dieser liegen; alle zusammen können sie ergeben. NULL: keine.', 'Classes of other waves that lie within this one; together they may make it up. NULL: none.'),
  ('size_class_bands', 'overlapping_classes', 14, 'view', 'text', NULL, '[^ ,]+(, [^ ,]+)*', NULL, 'computed', 'Klassen anderer Wellen, die sich nur teilweise überschneiden: nicht vergleichbar. NULL: keine.', 'Classes of other waves that overlap in part: not comparable. NULL: none.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('size_class_bands', 'size_class', 1, 'size_classes', 'size_class_id', 'size_classes.size_class_id'),
    ('size_class_bands', 'wave', 2, 'size_classes', 'wave_id', 'waves.wave_id'),
    ('size_class_bands', 'wave_label_de', 3, 'waves', 'label_de', NULL),
    ('size_class_bands', 'wave_label_en', 4, 'waves', 'label_en', NULL),
    ('size_class_bands', 'unit_kind', 5, 'size_classes', 'unit_kind', 'unit_kinds.unit_kind'),
    ('size_class_bands', 'class_number', 6, 'size_classes', 'class_number', NULL),
    ('size_class_bands', 'label_de', 7, 'size_classes', 'label_de', NULL),
    ('size_class_bands', 'label_en', 8, 'size_classes', 'label_en', NULL),
    ('size_class_bands', 'inhabitants_min', 9, 'size_classes', 'inhabitants_min', NULL),
    ('size_class_bands', 'inhabitants_max', 10, 'size_classes', 'inhabitants_max', NULL)
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- wave_comparisons
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('wave_comparisons', '', 0, 'view', NULL, NULL, NULL, NULL, 'computed', 'Dieselbe Antwort in zwei Wellen, die frühere zuerst, für Gruppen gleicher Art; value_difference gibt es nur, wo beide Fragen dasselbe fragen.', 'The same item in two waves, the earlier first, for groups that line up; there is a value_difference only where both questions ask the same.'),
  ('wave_comparisons', 'item_label_de', 3, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Antwort auf Deutsch, so wie sie in der früheren Welle heißt.', 'The item in German, as the earlier wave calls it.'),
  ('wave_comparisons', 'item_label_en', 4, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Antwort auf Englisch, so wie sie in der früheren Welle heißt.', 'The item in English, as the earlier wave calls it.'),
  ('wave_comparisons', 'wave_a', 7, 'view', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die frühere Welle.', 'The earlier wave.'),
  ('wave_comparisons', 'question_a', 8, 'view', 'text', NULL, NULL, 'questions.question_id', 'steward', 'Die Frage der früheren Welle.', 'The question of the earlier wave.'),
  ('wave_comparisons', 'sphere_a', 9, 'view', 'text', NULL, NULL, 'spheres.sphere_id', 'steward', 'Der Bereich der früheren Frage.', 'The sphere of the earlier question.'),
  ('wave_comparisons', 'respondents_a', 10, 'view', 'text', NULL, NULL, 'respondents.respondents_id', 'steward', 'Die Gruppe der früheren Welle.', 'The group of the earlier wave.'),
  ('wave_comparisons', 'respondents_label_de_a', 11, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Gruppe der früheren Welle, auf Deutsch.', 'The group of the earlier wave, in German.'),
  ('wave_comparisons', 'respondents_label_en_a', 12, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Gruppe der früheren Welle, auf Englisch.', 'The group of the earlier wave, in English.'),
  ('wave_comparisons', 'value_a', 13, 'view', 'real', 'see unit', NULL, NULL, 'printed', 'Die frühere Zahl; NULL bei einer Spanne.', 'The earlier number; NULL for a range.'),
  ('wave_comparisons', 'value_min_a', 15, 'view', 'real', 'see unit', NULL, NULL, 'computed', 'Das Kleinste, was der frühere Druck behauptet.', 'The least that the earlier print claims.'),
  ('wave_comparisons', 'value_max_a', 16, 'view', 'real', 'see unit', NULL, NULL, 'computed', 'Das Größte, was der frühere Druck behauptet.', 'The most that the earlier print claims.'),
  ('wave_comparisons', 'base_min_a', 17, 'view', 'integer', 'count', NULL, NULL, 'printed', 'Wie viele früher mindestens geantwortet haben; NULL: unbekannt.', 'The fewest that answered in the earlier wave; NULL: unknown.'),
  ('wave_comparisons', 'base_max_a', 18, 'view', 'integer', 'count', NULL, NULL, 'printed', 'Wie viele früher höchstens geantwortet haben; NULL: unbekannt.', 'The most that answered in the earlier wave; NULL: unknown.'),
  ('wave_comparisons', 'finding_id_a', 19, 'view', 'text', NULL, NULL, 'observations.finding_id', 'steward', 'Kennung der früheren Zahl.', 'Identifier of the earlier number.'),
  ('wave_comparisons', 'wave_b', 20, 'view', 'text', NULL, NULL, 'waves.wave_id', 'steward', 'Die spätere Welle.', 'The later wave.'),
  ('wave_comparisons', 'question_b', 21, 'view', 'text', NULL, NULL, 'questions.question_id', 'steward', 'Die Frage der späteren Welle.', 'The question of the later wave.'),
  ('wave_comparisons', 'sphere_b', 22, 'view', 'text', NULL, NULL, 'spheres.sphere_id', 'steward', 'Der Bereich der späteren Frage; ist er ein anderer, sind die Zahlen nicht vergleichbar.', 'The sphere of the later question; if it is another, the numbers are not comparable.'),
  ('wave_comparisons', 'respondents_b', 23, 'view', 'text', NULL, NULL, 'respondents.respondents_id', 'steward', 'Die Gruppe der späteren Welle.', 'The group of the later wave.'),
  ('wave_comparisons', 'respondents_label_de_b', 24, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Gruppe der späteren Welle, auf Deutsch.', 'The group of the later wave, in German.'),
  ('wave_comparisons', 'respondents_label_en_b', 25, 'view', 'text', NULL, NULL, NULL, 'steward', 'Die Gruppe der späteren Welle, auf Englisch.', 'The group of the later wave, in English.'),
  ('wave_comparisons', 'value_b', 26, 'view', 'real', 'see unit', NULL, NULL, 'printed', 'Die spätere Zahl; NULL bei einer Spanne.', 'The later number; NULL for a range.'),
  ('wave_comparisons', 'value_min_b', 28, 'view', 'real', 'see unit', NULL, NULL, 'computed', 'Das Kleinste, was der spätere Druck behauptet.', 'The least that the later print claims.'),
  ('wave_comparisons', 'value_max_b', 29, 'view', 'real', 'see unit', NULL, NULL, 'computed', 'Das Größte, was der spätere Druck behauptet.', 'The most that the later print claims.'),
  ('wave_comparisons', 'base_min_b', 30, 'view', 'integer', 'count', NULL, NULL, 'printed', 'Wie viele später mindestens geantwortet haben; NULL: unbekannt.', 'The fewest that answered in the later wave; NULL: unknown.'),
  ('wave_comparisons', 'base_max_b', 31, 'view', 'integer', 'count', NULL, NULL, 'printed', 'Wie viele später höchstens geantwortet haben; NULL: unbekannt.', 'The most that answered in the later wave; NULL: unknown.'),
  ('wave_comparisons', 'finding_id_b', 32, 'view', 'text', NULL, NULL, 'observations.finding_id', 'steward', 'Kennung der späteren Zahl.', 'Identifier of the later number.'),
  ('wave_comparisons', 'question_relation', 33, 'view', 'text', NULL, NULL, NULL, 'steward', 'Wie sich beide Fragen zueinander verhalten; „not_compared“, wo sie niemand verglichen hat.', 'How the two questions relate; ''not_compared'' where nobody compared them.'),
  ('wave_comparisons', 'value_difference', 36, 'view', 'real', 'see unit', NULL, NULL, 'computed', 'Spätere Zahl weniger frühere; NULL, wo die Fragen nicht dasselbe fragen oder eine Zahl eine Spanne ist. Bei Prozent sind es Prozentpunkte.', 'The later number less the earlier; NULL where the questions do not ask the same or a number is a range. Percentage points where the unit is percent.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('wave_comparisons', 'item_kind', 1, 'concepts', 'kind', NULL),
    ('wave_comparisons', 'item', 2, 'items', 'concept_id', 'concepts.concept_id'),
    ('wave_comparisons', 'statistic', 5, 'observations', 'statistic', NULL),
    ('wave_comparisons', 'unit', 6, 'observations', 'unit', NULL),
    ('wave_comparisons', 'qualifier_a', 14, 'observations', 'qualifier', NULL),
    ('wave_comparisons', 'qualifier_b', 27, 'observations', 'qualifier', NULL),
    ('wave_comparisons', 'question_difference_de', 34, 'question_comparisons', 'difference_de', NULL),
    ('wave_comparisons', 'question_difference_en', 35, 'question_comparisons', 'difference_en', NULL)
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- known_discrepancies
INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('known_discrepancies', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'Was nicht zusammenpasst, eine Zeile je Stelle, mit der Zahl, die dort steht.', 'What does not fit, a row for each place, with the number that stands there.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
SELECT
  t.column1, t.column2, t.column3, 'view', d.value_type, d.unit, d.allowed, t.column6, d.origin,
  d.description_de, d.description_en
FROM (
  VALUES
    ('known_discrepancies', 'discrepancy', 1, 'discrepancies', 'discrepancy_id', 'discrepancies.discrepancy_id'),
    ('known_discrepancies', 'discrepancy_kind', 2, 'discrepancies', 'kind', NULL),
    ('known_discrepancies', 'status', 3, 'discrepancies', 'status', NULL),
    ('known_discrepancies', 'summary_de', 4, 'discrepancies', 'summary_de', NULL),
    ('known_discrepancies', 'summary_en', 5, 'discrepancies', 'summary_en', NULL),
    ('known_discrepancies', 'resolution_de', 6, 'discrepancies', 'resolution_de', NULL),
    ('known_discrepancies', 'resolution_en', 7, 'discrepancies', 'resolution_en', NULL),
    ('known_discrepancies', 'place', 8, 'discrepancy_places', 'place', NULL),
    ('known_discrepancies', 'study', 9, 'documents', 'study_id', 'studies.study_id'),
    ('known_discrepancies', 'document', 10, 'discrepancy_places', 'document_id', 'documents.document_id'),
    ('known_discrepancies', 'source_line', 11, 'discrepancy_places', 'source_line', NULL),
    ('known_discrepancies', 'source_column', 12, 'discrepancy_places', 'source_column', NULL),
    ('known_discrepancies', 'printed', 13, 'discrepancy_places', 'printed', NULL),
    ('known_discrepancies', 'exhibit', 14, 'discrepancy_places', 'exhibit_id', 'exhibits.exhibit_id'),
    ('known_discrepancies', 'finding_id', 15, 'discrepancy_places', 'finding_id', 'observations.finding_id'),
    ('known_discrepancies', 'wave', 16, 'observations', 'wave_id', 'waves.wave_id'),
    ('known_discrepancies', 'question', 17, 'observations', 'question_id', 'questions.question_id'),
    ('known_discrepancies', 'item', 18, 'observations', 'concept_id', 'concepts.concept_id'),
    ('known_discrepancies', 'respondents', 19, 'observations', 'respondents_id', 'respondents.respondents_id'),
    ('known_discrepancies', 'statistic', 20, 'observations', 'statistic', NULL),
    ('known_discrepancies', 'value', 21, 'observations', 'value', NULL),
    ('known_discrepancies', 'unit', 22, 'observations', 'unit', NULL)
) AS t
JOIN dictionary AS d ON d.object_name = t.column4 AND d.column_name = t.column5;

-- Values -----------------------------------------------------------------------------------------

INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en)
VALUES
  ('unit_kinds', 'unit_kind', 1, 'any', 'Kommunen jeder Art zusammen', 'municipalities of every kind together'),
  ('unit_kinds', 'unit_kind', 2, 'city_or_municipality', 'Städte und Gemeinden zusammen', 'cities and municipalities together'),
  ('unit_kinds', 'unit_kind', 3, 'city', 'Städte', 'cities'),
  ('unit_kinds', 'unit_kind', 4, 'municipality', 'Gemeinden', 'municipalities (Gemeinden)'),
  ('unit_kinds', 'unit_kind', 5, 'county', 'Kreise', 'counties'),
  ('concepts', 'kind', 1, 'topic', 'Thema', 'topic'),
  ('concepts', 'kind', 2, 'measure', 'Maßnahme', 'measure: something a municipality does or offers'),
  ('concepts', 'kind', 3, 'responsibility', 'verantwortliche Rolle oder Einheit', 'role or unit that is responsible'),
  ('concepts', 'kind', 4, 'goal', 'Ziel', 'goal'),
  ('concepts', 'kind', 5, 'driver', 'Treiber', 'driver'),
  ('concepts', 'kind', 6, 'barrier', 'Hemmnis', 'barrier'),
  ('concepts', 'kind', 7, 'partner', 'Partner', 'partner'),
  ('concepts', 'kind', 8, 'strategy_reference', 'worauf sich die Strategie bezieht', 'what a strategy refers to'),
  ('concepts', 'kind', 9, 'strategy_status', 'Stand der Strategie', 'status of the strategy'),
  ('concepts', 'kind', 10, 'strategy_component', 'Bestandteil der Strategie', 'component of the strategy'),
  ('concepts', 'kind', 11, 'data_use', 'Nutzung von Daten', 'use of data'),
  ('concepts', 'kind', 12, 'challenge', 'Herausforderung', 'challenge'),
  ('concepts', 'kind', 13, 'statement', 'Aussage, der man zustimmen kann', 'statement to agree with'),
  ('concepts', 'kind', 14, 'funding_source', 'Herkunft der Mittel', 'source of funding'),
  ('concepts', 'kind', 15, 'support_form', 'Form der Unterstützung', 'form of support'),
  ('concepts', 'kind', 16, 'channel', 'Weg der Kommunikation', 'channel of communication'),
  ('concepts', 'kind', 17, 'indicator', 'Kennzahl', 'indicator'),
  ('concepts', 'kind', 18, 'rating', 'Bewertung', 'rating'),
  ('concepts', 'kind', 19, 'municipality_type', 'Typ von Kommune', 'type of municipality'),
  ('concepts', 'kind', 20, 'region', 'Region', 'region'),
  ('concepts', 'kind', 21, 'condition', 'gemeinsames Merkmal einer Gruppe', 'what a group has in common'),
  ('measures', 'family', 1, 'training', 'Fortbildung', 'training'),
  ('measures', 'family', 2, 'e_government', 'elektronische Verwaltung', 'e-government'),
  ('measures', 'family', 3, 'infrastructure', 'Infrastruktur', 'infrastructure'),
  ('measures', 'family', 4, 'community_support', 'Unterstützung der örtlichen Gemeinschaft', 'support of the local community'),
  ('measures', 'family', 5, 'competence_offer', 'Angebot zum Kompetenzaufbau', 'offer to build competences'),
  ('measures', 'family', 6, 'participation', 'Bürgerbeteiligung', 'participation'),
  ('measures', 'family', 7, 'data', 'Daten', 'data'),
  ('measures', 'family', 8, 'strategy', 'Strategie', 'strategy'),
  ('measures', 'family', 9, 'other', 'andere', 'other'),
  ('responsibilities', 'level', 1, 'head', 'Spitze der Kommune', 'head of the municipality'),
  ('responsibilities', 'level', 2, 'executive', 'Führungsebene darunter', 'executive below it'),
  ('responsibilities', 'level', 3, 'unit', 'Organisationseinheit', 'organisational unit'),
  ('responsibilities', 'level', 4, 'support', 'unterstützende Rolle', 'supporting role'),
  ('documents', 'kind', 1, 'publication', 'Veröffentlichung mit gedruckten Zahlen', 'publication with printed numbers'),
  ('documents', 'kind', 2, 'responses', 'Tabelle mit Antworten', 'table of answers'),
  ('waves', 'mode', 1, 'online', 'online', 'online'),
  ('waves', 'mode', 2, 'telephone', 'Telefon', 'telephone'),
  ('waves', 'mode', 3, 'paper', 'Papier', 'paper'),
  ('waves', 'mode', 4, 'mixed', 'gemischt', 'mixed'),
  ('waves', 'sampling', 1, 'full_voluntary', 'alle eingeladen, Teilnahme freiwillig: nicht repräsentativ', 'everyone invited, who answered chose to: not representative'),
  ('waves', 'sampling', 2, 'representative_sample', 'repräsentative Stichprobe', 'representative sample'),
  ('waves', 'sampling', 3, 'unknown', 'unbekannt', 'unknown'),
  ('waves', 'origin', 1, 'survey', 'Erhebung dieses Bestands', 'survey of this warehouse'),
  ('waves', 'origin', 2, 'external', 'anderswo zitierte Statistik', 'statistic cited from elsewhere'),
  ('questions', 'answer_kind', 1, 'single', 'eine Antwort', 'one answer'),
  ('questions', 'answer_kind', 2, 'multiple', 'mehrere Antworten', 'several answers'),
  ('questions', 'answer_kind', 3, 'ranking', 'Rangfolge', 'ranking'),
  ('questions', 'answer_kind', 4, 'scale', 'Skala', 'scale'),
  ('questions', 'answer_kind', 5, 'number', 'Zahl', 'number'),
  ('questions', 'answer_kind', 6, 'derived', 'keine eigene Frage, von den Verfassenden aus anderen Antworten errechnet', 'no question of its own, computed by the authors from other answers'),
  ('question_comparisons', 'relation', 1, 'same', 'fragen dasselbe', 'ask the same'),
  ('question_comparisons', 'relation', 2, 'similar', 'fragen Ähnliches', 'ask something similar'),
  ('question_comparisons', 'relation', 3, 'different', 'fragen Verschiedenes', 'ask something different'),
  ('items', 'is_union', 1, '0', 'nein', 'no'),
  ('items', 'is_union', 2, '1', 'enthält andere Möglichkeiten der Frage', 'holds other options of the question'),
  ('exhibits', 'kind', 1, 'figure', 'Abbildung', 'figure'),
  ('exhibits', 'kind', 2, 'table', 'Tabelle', 'table'),
  ('exhibits', 'completeness', 1, 'complete', 'alle Werte stehen im Text', 'all values are in the text'),
  ('exhibits', 'completeness', 2, 'partial', 'einige Werte stehen im Text', 'some values are in the text'),
  ('exhibits', 'completeness', 3, 'values not in the text', 'die Werte sind nur im Bild', 'the values are only in the picture'),
  ('exhibit_headings', 'axis', 1, 'row', 'Zeile', 'row'),
  ('exhibit_headings', 'axis', 2, 'column', 'Spalte', 'column'),
  ('observations', 'statistic', 1, 'share', 'Anteil derer, die es genannt haben', 'share of those who named it'),
  ('observations', 'statistic', 2, 'count', 'Anzahl', 'count'),
  ('observations', 'statistic', 3, 'mean', 'arithmetisches Mittel', 'arithmetic mean'),
  ('observations', 'statistic', 4, 'grouped_median', 'Median aus Klassen', 'median interpolated within classes'),
  ('observations', 'statistic', 5, 'difference', 'Unterschied zweier Zahlen', 'difference of two numbers'),
  ('observations', 'unit', 1, 'percent', 'Prozent, 0 bis 100', 'percent, 0 to 100'),
  ('observations', 'unit', 2, 'score', 'Punkt auf der Skala der Frage', 'point on the question''s scale'),
  ('observations', 'unit', 3, 'count', 'Anzahl', 'plain number'),
  ('observations', 'unit', 4, 'inhabitants', 'Einwohner', 'inhabitants'),
  ('observations', 'unit', 5, 'percentage_points', 'Prozentpunkte', 'percentage points'),
  ('observations', 'qualifier', 1, 'exact', 'genau', 'exact'),
  ('observations', 'qualifier', 2, 'approx', 'etwa: „ca.“, „rund“, ein Bruch in Worten', 'about: "ca.", "rund", a fraction in words'),
  ('observations', 'qualifier', 3, 'over', 'über: „mehr als“', 'over: "mehr als"'),
  ('observations', 'qualifier', 4, 'under', 'unter: „weniger als“', 'under: "weniger als"'),
  ('observations', 'qualifier', 5, 'just_under', 'knapp: ein wenig darunter', 'just under: "knapp"'),
  ('observations', 'qualifier', 6, 'range', 'Spanne mit zwei Enden', 'range with two ends'),
  ('observations', 'shared_print', 1, 'each', 'jede der Zahlen hat den Wert', 'each of the numbers has the value'),
  ('observations', 'shared_print', 2, 'open', 'offen, ob jede oder alle zusammen', 'open whether each or all together'),
  ('observations', 'weighting', 1, 'weighted', 'aus Antworten berechnet, gewichtet', 'computed from answers, weighted'),
  ('observations', 'weighting', 2, 'unweighted', 'aus Antworten berechnet, jede einfach gezählt', 'computed from answers, everyone counted once'),
  ('classifications', 'category', 1, 'riser', 'Aufsteiger', 'rising'),
  ('classifications', 'category', 2, 'faller', 'Absteiger', 'falling'),
  ('classifications', 'category', 3, 'mainstream', 'Mainstream', 'mainstream'),
  ('classifications', 'category', 4, 'special', 'Spezielles', 'special'),
  ('classifications', 'category', 5, 'rank', 'Rang', 'rank'),
  ('numerals', 'meaning', 1, 'finding', 'Zahl, die ein Ergebnis ist', 'number that is a result'),
  ('numerals', 'meaning', 2, 'classification', 'Rang oder Einordnung', 'rank or category'),
  ('numerals', 'meaning', 3, 'base', 'Basis', 'base'),
  ('numerals', 'meaning', 4, 'definition', 'Teil einer Begriffsbestimmung', 'part of a definition'),
  ('numerals', 'meaning', 5, 'other', 'kein Ergebnis', 'no result'),
  ('numerals', 'reason', 1, 'size_class', 'Grenze einer Größenklasse', 'limit of a size class'),
  ('numerals', 'reason', 2, 'scale', 'Ende einer Skala', 'end of a scale'),
  ('numerals', 'reason', 3, 'grade', 'Schulnote', 'school grade'),
  ('numerals', 'reason', 4, 'answer_class', 'Klasse von Antworten', 'class of answers'),
  ('numerals', 'reason', 5, 'item', 'Teil einer Antwortmöglichkeit', 'part of an option'),
  ('numerals', 'reason', 6, 'year', 'Jahr', 'year'),
  ('numerals', 'reason', 7, 'date', 'Datum', 'date'),
  ('numerals', 'reason', 8, 'page', 'Seite', 'page'),
  ('numerals', 'reason', 9, 'exhibit_number', 'Nummer einer Abbildung oder Tabelle', 'number of a figure or table'),
  ('numerals', 'reason', 10, 'section_number', 'Nummer eines Abschnitts', 'number of a section'),
  ('numerals', 'reason', 11, 'list_number', 'Nummer in einer Liste', 'number in a list'),
  ('numerals', 'reason', 12, 'footnote', 'Fußnote', 'footnote'),
  ('numerals', 'reason', 13, 'citation', 'Literaturangabe', 'citation'),
  ('numerals', 'reason', 14, 'contact', 'Telefon, Fax', 'telephone, fax'),
  ('numerals', 'reason', 15, 'address', 'Anschrift', 'address'),
  ('numerals', 'reason', 16, 'isbn', 'ISBN', 'ISBN'),
  ('numerals', 'reason', 17, 'url', 'Internetadresse', 'web address'),
  ('numerals', 'reason', 18, 'name', 'Teil eines Namens', 'part of a name'),
  ('numerals', 'reason', 19, 'money', 'Geldbetrag', 'sum of money'),
  ('numerals', 'reason', 20, 'place', 'Angabe zu einem Ort', 'fact about a place'),
  ('numerals', 'reason', 21, 'count', 'Anzahl von etwas anderem als Antworten', 'count of something other than answers'),
  ('numerals', 'reason', 22, 'wording', 'Teil des Wortlauts', 'part of the wording'),
  ('discrepancies', 'kind', 1, 'contradiction', 'zwei Stellen widersprechen sich', 'two places contradict each other'),
  ('discrepancies', 'kind', 2, 'base', 'Basis passt nicht zu den Anteilen', 'base does not fit the shares'),
  ('discrepancies', 'kind', 3, 'label', 'falsche Bezeichnung', 'wrong label'),
  ('discrepancies', 'kind', 4, 'misprint', 'Druckfehler', 'misprint'),
  ('discrepancies', 'kind', 5, 'rounding', 'Rundung', 'rounding'),
  ('discrepancies', 'kind', 6, 'definition', 'verschiedene Begriffsbestimmungen', 'different definitions'),
  ('discrepancies', 'status', 1, 'explained', 'erklärt', 'explained'),
  ('discrepancies', 'status', 2, 'open', 'offen', 'open'),
  ('aliases', 'language', 1, 'de', 'Deutsch', 'German'),
  ('aliases', 'language', 2, 'en', 'Englisch', 'English'),
  ('aliases', 'language', 3, 'any', 'beide', 'both'),
  ('query_parameters', 'value_type', 1, 'text', 'Text', 'text'),
  ('query_parameters', 'value_type', 2, 'integer', 'ganze Zahl', 'whole number'),
  ('query_parameters', 'value_type', 3, 'number', 'Zahl', 'number'),
  ('query_parameters', 'required', 1, '0', 'kann fehlen', 'may be left out'),
  ('query_parameters', 'required', 2, '1', 'muss gegeben werden', 'must be given'),
  ('variables', 'answer_type', 1, 'single', 'eine Antwort', 'one answer'),
  ('variables', 'answer_type', 2, 'multiple', 'eine von mehreren Antworten, mit eigener Spalte', 'one of several answers, with a column of its own'),
  ('variables', 'answer_type', 3, 'scale', 'Punkt auf einer Skala', 'point on a scale'),
  ('variables', 'answer_type', 4, 'number', 'Zahl', 'number'),
  ('variables', 'answer_type', 5, 'text', 'Text', 'text'),
  ('codes', 'is_chosen', 1, '0', 'nicht gewählt', 'not chosen'),
  ('codes', 'is_chosen', 2, '1', 'gewählt', 'chosen'),
  ('codes', 'missing', 1, 'not_asked', 'nicht gefragt', 'was not asked'),
  ('codes', 'missing', 2, 'not_answered', 'nicht beantwortet', 'did not answer'),
  ('codes', 'missing', 3, 'dont_know', 'weiß nicht', 'does not know'),
  ('suppressions', 'statistic', 1, 'share', 'Anteil', 'share'),
  ('suppressions', 'statistic', 2, 'mean', 'Mittelwert', 'mean'),
  ('revisions', 'action', 1, 'import', 'eingelesen', 'imported'),
  ('revisions', 'action', 2, 'replace', 'ersetzt', 'replaced'),
  ('revisions', 'action', 3, 'revert', 'zurückgenommen', 'undone'),
  ('dictionary', 'object_kind', 1, 'table', 'Tabelle', 'table'),
  ('dictionary', 'object_kind', 2, 'view', 'Sicht', 'view'),
  ('dictionary', 'value_type', 1, 'text', 'Text in UTF-8', 'text in UTF-8'),
  ('dictionary', 'value_type', 2, 'integer', 'ganze Zahl', 'whole number'),
  ('dictionary', 'value_type', 3, 'real', 'Gleitkommazahl', 'floating-point number'),
  ('dictionary', 'value_type', 4, 'blob', 'Bytes', 'bytes'),
  ('dictionary', 'unit', 1, 'answer', 'in der Einheit der Frage', 'in the unit of the question'),
  ('dictionary', 'unit', 2, 'boolean', '0: nein, 1: ja', '0: no, 1: yes'),
  ('dictionary', 'unit', 3, 'bytes', 'Bytes', 'bytes'),
  ('dictionary', 'unit', 4, 'count', 'Anzahl', 'count'),
  ('dictionary', 'unit', 5, 'date', 'Datum nach ISO 8601, so genau wie bekannt', 'date after ISO 8601, as precise as known'),
  ('dictionary', 'unit', 6, 'inhabitants', 'Einwohner', 'inhabitants'),
  ('dictionary', 'unit', 7, 'number', 'Nummer, nicht zum Rechnen', 'number that is no quantity'),
  ('dictionary', 'unit', 8, 'position', 'Stelle in einem Dokument, von 1 an', 'place in a document, from 1'),
  ('dictionary', 'unit', 9, 'score', 'Punkt auf der Skala der Frage', 'point on the question''s scale'),
  ('dictionary', 'unit', 10, 'see unit', 'siehe die Spalte unit derselben Zeile', 'see the column unit of the same row'),
  ('dictionary', 'unit', 11, 'time', 'Zeitpunkt in UTC nach ISO 8601', 'time in UTC after ISO 8601'),
  ('dictionary', 'unit', 12, 'weight', 'Gewicht', 'weight'),
  ('dictionary', 'origin', 1, 'printed', 'so wie in der Quelle', 'as the source has it'),
  ('dictionary', 'origin', 2, 'steward', 'von denen festgehalten, die die Daten pflegen', 'recorded by those who look after the data'),
  ('dictionary', 'origin', 3, 'computed', 'aus anderen Werten errechnet', 'worked out from other values'),
  ('dictionary', 'origin', 4, 'program', 'von wavehouse', 'by wavehouse'),
  ('size_class_comparisons', 'kind_relation', 1, 'equal', 'dieselbe Art', 'the same kind'),
  ('size_class_comparisons', 'kind_relation', 2, 'within', 'Teil der anderen Art', 'part of the other kind'),
  ('size_class_comparisons', 'kind_relation', 3, 'contains', 'enthält die andere Art', 'holds the other kind'),
  ('size_class_comparisons', 'kind_relation', 4, 'disjoint', 'nichts gemeinsam', 'nothing in common'),
  ('size_class_comparisons', 'band_relation', 1, 'equal', 'dasselbe Band', 'the same band'),
  ('size_class_comparisons', 'band_relation', 2, 'within', 'liegt im anderen', 'lies within the other'),
  ('size_class_comparisons', 'band_relation', 3, 'contains', 'enthält das andere', 'holds the other'),
  ('size_class_comparisons', 'band_relation', 4, 'overlapping', 'überschneidet sich mit dem anderen', 'overlaps with the other'),
  ('size_class_comparisons', 'band_relation', 5, 'disjoint', 'nichts gemeinsam', 'nothing in common');

-- Columns that hold the values of another.
INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en)
SELECT t.column1, t.column2, v.place, v.allowed_value, v.label_de, v.label_en
FROM (
  VALUES
    ('findings', 'item_kind', 'concepts', 'kind'),
    ('findings', 'statistic', 'observations', 'statistic'),
    ('findings', 'unit', 'observations', 'unit'),
    ('findings', 'qualifier', 'observations', 'qualifier'),
    ('findings', 'weighting', 'observations', 'weighting'),
    ('crosstab_cells', 'item_kind', 'concepts', 'kind'),
    ('crosstab_cells', 'statistic', 'observations', 'statistic'),
    ('crosstab_cells', 'unit', 'observations', 'unit'),
    ('crosstab_cells', 'qualifier', 'observations', 'qualifier'),
    ('crosstab_cells', 'weighting', 'observations', 'weighting'),
    ('crosstab_responsibility', 'responsibility_level', 'responsibilities', 'level'),
    ('crosstab_measures', 'measure_family', 'measures', 'family'),
    ('wave_comparisons', 'item_kind', 'concepts', 'kind'),
    ('wave_comparisons', 'statistic', 'observations', 'statistic'),
    ('wave_comparisons', 'unit', 'observations', 'unit'),
    ('wave_comparisons', 'qualifier_a', 'observations', 'qualifier'),
    ('wave_comparisons', 'qualifier_b', 'observations', 'qualifier'),
    ('known_discrepancies', 'discrepancy_kind', 'discrepancies', 'kind'),
    ('known_discrepancies', 'status', 'discrepancies', 'status'),
    ('known_discrepancies', 'statistic', 'observations', 'statistic'),
    ('known_discrepancies', 'unit', 'observations', 'unit'),
    ('wave_comparisons', 'question_relation', 'question_comparisons', 'relation')
) AS t
JOIN dictionary_values AS v ON v.object_name = t.column3 AND v.column_name = t.column4;

INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en)
VALUES
  ('wave_comparisons', 'question_relation', 4, 'not_compared', 'von niemandem verglichen', 'compared by nobody'),
  ('crosstab_cells', 'is_disputed', 1, '0', 'keine Unstimmigkeit bekannt', 'no discrepancy is known'),
  ('crosstab_cells', 'is_disputed', 2, '1', 'Unstimmigkeit bekannt', 'a discrepancy is known');

-- Views that repeat all columns of another.
INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en)
SELECT d.object_name, v.column_name, v.place, v.allowed_value, v.label_de, v.label_en
FROM (
  VALUES
    ('stated_findings', 'findings'),
    ('crosstab_responsibility', 'crosstab_cells'),
    ('crosstab_topics', 'crosstab_cells'),
    ('crosstab_measures', 'crosstab_cells'),
    ('crosstab_goals', 'crosstab_cells'),
    ('crosstab_barriers', 'crosstab_cells'),
    ('crosstab_drivers', 'crosstab_cells'),
    ('crosstab_strategy', 'crosstab_cells'),
    ('crosstab_participation', 'crosstab_cells'),
    ('crosstab_digital_participation', 'crosstab_cells')
) AS t
JOIN dictionary_values AS v ON v.object_name = t.column2
JOIN dictionary AS d ON d.object_name = t.column1 AND d.column_name = v.column_name;

-- Where to start ---------------------------------------------------------------------------------

INSERT INTO readme (place, title_de, title_en, text_de, text_en, example_sql)
VALUES
  (
    1, 'Was diese Datei ist', 'What this file is',
    'Veröffentlichte Ergebnisse von Befragungen der Kommunen, jede Zahl mit ihrer Fundstelle auf Zeile und Spalte. Die Datei erklärt sich selbst: Dieser Text ist der Anfang, die Tabelle dictionary beschreibt jede Tabelle, jede Sicht und jede Spalte.',
    'Published results of surveys of municipalities, each number with its place to the line and column. The file explains itself: this text is the beginning, the table dictionary describes every table, view and column.',
    'SELECT study_id, title, publisher, published FROM studies ORDER BY study_id'
  ),
  (
    2, 'Womit man anfängt', 'Where to start',
    'Mit der Sicht findings: Sie verbindet jede Zahl mit Studie, Welle, Bereich, Frage, Antwort und Gruppe, ohne dass man Tabellen verknüpfen muss. stated_findings hat dazu den Text, den man Lesenden zeigt.',
    'With the view findings: it joins each number with study, wave, sphere, question, item and group, so that no tables need joining. stated_findings adds the text to show to readers.',
    'SELECT study, wave, question, item_label_en, respondents_label_de, cell FROM stated_findings LIMIT 10'
  ),
  (
    3, 'Was eine Zeile ist', 'What a row is',
    'Eine Zeile von findings ist eine Zahl zu einer Antwort (item) auf eine Frage (question), für eine Gruppe von Kommunen (respondents) in einer Welle (wave). Was die Zahl sagt, steht in statistic, ihre Einheit in unit.',
    'A row of findings is one number for one item of one question, for one group of municipalities (respondents) in one wave. What the number says is in statistic, its unit in unit.',
    'SELECT statistic, unit, count(*) AS numbers FROM findings GROUP BY statistic, unit ORDER BY numbers DESC'
  ),
  (
    4, 'Wie man eine Zahl zitiert', 'How to cite a number',
    'Mit Titel, Herausgeber und Datum der Studie und der finding_id: Sie nennt Dokument, Zeile und Spalte des Drucks. Die Zeichen, so wie gedruckt, stehen in printed.',
    'By title, publisher and date of the study, and by the finding_id: it names document, line and column of the print. The characters as printed are in printed.',
    'SELECT s.title, s.publisher, s.published, f.finding_id, f.printed FROM findings AS f JOIN studies AS s ON s.study_id = f.study WHERE f.printed IS NOT NULL LIMIT 10'
  ),
  (
    5, 'Gedruckt oder berechnet', 'Printed or computed',
    'Ist weighting NULL, steht die Zahl so in einer Veröffentlichung. Sonst ist sie aus einzelnen Antworten berechnet; dann gibt es keine Fundstelle, und unweighted_value und effective_base stehen daneben.',
    'Where weighting is NULL, the number stands in a publication. Else it is computed from single answers; then there is no place, and unweighted_value and effective_base stand beside it.',
    'SELECT study, coalesce(weighting, ''printed'') AS made, count(*) AS numbers FROM findings GROUP BY study, made ORDER BY study, made'
  ),
  (
    6, 'Genau, etwa, über, Spanne', 'Exact, about, over, range',
    'qualifier sagt, wie genau die Zahl angegeben ist. Bei „range“ ist value NULL, und value_min und value_max sind die Enden; bei „over“ und „under“ ist value nur eine Grenze. Wer mittelt, nimmt nur „exact“, oder rechnet mit den Enden.',
    'qualifier says how exactly the number is stated. For ''range'' value is NULL, and value_min and value_max are the ends; for ''over'' and ''under'' value is only a bound. To average, take ''exact'' alone, or calculate with the ends.',
    'SELECT qualifier, count(*) AS numbers, sum(value IS NULL) AS without_value FROM findings GROUP BY qualifier ORDER BY numbers DESC'
  ),
  (
    7, 'Wie viele geantwortet haben', 'How many answered',
    'base_min und base_max grenzen ein, wie viele geantwortet haben; sind sie gleich, ist die Basis genau bekannt, und sind sie NULL, ist sie nicht gedruckt. Anteile kleiner Gruppen schwanken stark.',
    'base_min and base_max bound how many answered; where they are equal the base is known exactly, and where they are NULL it is not printed. Shares of small groups vary widely.',
    'SELECT finding_id, value, base_min, base_max FROM findings WHERE base_max IS NOT NULL ORDER BY base_max LIMIT 10'
  ),
  (
    8, 'Bereiche nicht mischen', 'Do not mix spheres',
    'Wer für die Verwaltung verantwortlich ist, wer für die örtliche Gemeinschaft und wer für den Aufbau von Kompetenzen, sind drei Fragen. Immer nach sphere trennen; „unstated“ heißt, dass die Quelle den Bereich nicht nennt.',
    'Who is responsible for the administration, who for the local community, and who for building competences, are three questions. Always keep spheres apart; ''unstated'' means that the source does not name it.',
    'SELECT sphere, question, count(*) AS numbers FROM crosstab_responsibility GROUP BY sphere, question ORDER BY sphere, question'
  ),
  (
    9, 'Wellen nicht mischen', 'Do not mix waves',
    'Wellen haben verschiedene Grundgesamtheiten und Fragen. Ob zwei Fragen dasselbe fragen, steht in question_comparisons; wave_comparisons rechnet einen Unterschied nur, wo sie es tun. Wellen mit origin „external“ sind anderswo zitierte Statistik und gehören in keine Antwort.',
    'Waves have different populations and questions. Whether two questions ask the same is in question_comparisons; wave_comparisons works out a difference only where they do. Waves of the origin ''external'' are statistics cited from elsewhere and belong in no answer.',
    'SELECT wave_id, label_en, population_en, sampling FROM waves WHERE origin = ''survey'' ORDER BY fieldwork_start'
  ),
  (
    10, 'Größenklassen nicht mischen', 'Do not mix size classes',
    'Größenklasse 1 ist in einer Welle die kleinste, in einer anderen die größte. Nie Nummern vergleichen, sondern Bänder von Einwohnern: size_class_bands nennt zu jeder Klasse die gleichen, umfassenden und enthaltenen der anderen Wellen.',
    'Size class 1 is the smallest in one wave and the largest in another. Never compare numbers of classes but bands of inhabitants: size_class_bands names for each class the equal, the wider and the narrower ones of other waves.',
    'SELECT size_class, inhabitants_min, inhabitants_max, equal_classes, classes_within FROM size_class_bands ORDER BY inhabitants_min'
  ),
  (
    11, 'Wiederholungen und Unstimmigkeiten', 'Repeats and discrepancies',
    'Ist repeats_finding_id nicht NULL, ist die Zahl nur noch einmal gedruckt: beim Zählen weglassen. Was nicht zusammenpasst, ist nicht verbessert, sondern steht mit beiden Stellen in known_discrepancies.',
    'Where repeats_finding_id is not NULL, the number is only printed once more: leave it out when counting. What does not fit is not corrected but stands in known_discrepancies with both places.',
    'SELECT discrepancy, summary_en, finding_id, printed FROM known_discrepancies ORDER BY discrepancy, place LIMIT 10'
  ),
  (
    12, 'Gewichte', 'Weights',
    'Gedruckte Zahlen sind so gewichtet, wie die Studie es getan hat. Berechnete sagen es in weighting; bei „weighted“ ist value gewichtet, unweighted_value zählt jede Kommune einfach, und effective_base sagt, wie viele ungewichtete Antworten die Zahl wert ist.',
    'Printed numbers are weighted as the study did it. Computed ones say it in weighting; for ''weighted'' value is weighted, unweighted_value counts every municipality once, and effective_base says how many unweighted answers the number is worth.',
    'SELECT finding_id, value, unweighted_value, base_max, effective_base FROM findings WHERE weighting = ''weighted'' LIMIT 10'
  ),
  (
    13, 'Sichten für Pivot-Tabellen', 'Views for pivot tables',
    'crosstab_cells hat eine Zahl je Zelle, mit deutschen und englischen Bezeichnungen, ohne Wiederholungen und fremde Statistik; crosstab_responsibility, crosstab_topics, crosstab_measures und die anderen sind ihre Teile. other_prints und is_disputed sagen, ob es noch andere Drucke und bekannte Zweifel gibt.',
    'crosstab_cells has one number for each cell, with German and English labels, without repeats and statistics from elsewhere; crosstab_responsibility, crosstab_topics, crosstab_measures and the others are its parts. other_prints and is_disputed say whether there are other prints and known doubts.',
    'SELECT item_label_en, respondents_label_en, value, unit, is_disputed FROM crosstab_topics WHERE unit = ''percent'' ORDER BY value DESC LIMIT 10'
  ),
  (
    14, 'Fertige Abfragen', 'Canned queries',
    'Die Tabelle queries hält Abfragen in SQL, query_parameters ihre Parameter. Jedes Werkzeug kann sie ausführen, das benannte Parameter wie :wave kennt.',
    'The table queries holds queries in SQL, query_parameters their parameters. Any tool can run them that knows named parameters such as :wave.',
    'SELECT q.query_name, q.title_en, group_concat(p.parameter, '', '') AS parameters FROM queries AS q LEFT JOIN query_parameters AS p ON p.query_name = q.query_name GROUP BY q.query_name ORDER BY q.query_name'
  ),
  (
    15, 'Das Wörterbuch', 'The dictionary',
    'dictionary beschreibt jede Spalte: was sie ist, ihre Einheit, worauf sie verweist und woher ihre Werte kommen. dictionary_values führt die Werte der geschlossenen Vokabulare auf.',
    'dictionary describes every column: what it is, its unit, what it refers to and where its values come from. dictionary_values lists the values of the closed vocabularies.',
    'SELECT column_name, description_en, unit, refers_to FROM dictionary WHERE object_name = ''findings'' ORDER BY place'
  ),
  (
    16, 'Rechte und Vertraulichkeit', 'Rights and confidentiality',
    'Zahlen sind als Tatsachen mit Quelle zitiert; was mit dem Text einer Studie geschehen darf, sagt ihre Spalte licence. Antworten einzelner Kommunen sind vertraulich: In einer veröffentlichten Datei fehlen participants und answers, und berechnete Zahlen zu kleiner Gruppen sind unterdrückt.',
    'Numbers are cited as facts with their source; what may be done with the text of a study is in its column licence. Answers of single municipalities are confidential: a published file lacks participants and answers, and computed numbers of groups that are too small are suppressed.',
    'SELECT study_id, licence FROM studies ORDER BY study_id'
  );

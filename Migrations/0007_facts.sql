-- Facts that were read off names: which group is everyone that its wave asked, and what a question asks for.

-- Everyone ---------------------------------------------------------------------------------------

-- 1: everyone that the wave asked; the widest group, whatever it is called.
ALTER TABLE respondents ADD COLUMN is_everyone INTEGER NOT NULL DEFAULT 0
  CHECK (is_everyone IN (0, 1));

-- The group that was taken for it so far, by the end of its name; else the only one that nothing narrows,
-- of all kinds of municipality or, where there is none, of one kind.
UPDATE respondents
SET is_everyone = 1
WHERE respondents_id IN (
  WITH widest AS (
    SELECT
      respondents_id,
      wave_id,
      CASE
        WHEN respondents_id = wave_id || '/all' THEN 1
        WHEN unit_kind = 'any' THEN 2
        ELSE 3
      END AS place
    FROM respondents
    WHERE respondents_id = wave_id || '/all'
      OR (
        part_of IS NULL
        AND size_class_id IS NULL
        AND inhabitants_min IS NULL
        AND inhabitants_max IS NULL
        AND municipality_type_id IS NULL
        AND region_id IS NULL
        AND condition_id IS NULL
      )
  )
  SELECT w.respondents_id
  FROM widest AS w
  WHERE NOT EXISTS (
    SELECT 1
    FROM widest AS o
    WHERE o.wave_id = w.wave_id
      AND o.place <= w.place
      AND o.respondents_id <> w.respondents_id
  )
);

CREATE UNIQUE INDEX respondents_everyone ON respondents (wave_id) WHERE is_everyone = 1;

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('respondents', 'is_everyone', 14, 'table', 'integer', 'boolean', NULL, NULL, 'steward', '1 bei der Gruppe aller, die ihre Welle befragt hat, gleich wie sie heißt; sonst 0. Eine Welle hat höchstens eine; hat sie keine, ist von keiner Gruppe bekannt, dass sie alle sind.', '1 for the group of everyone that its wave asked, whatever it is called; else 0. A wave has one at the most; where it has none, no group is known to be everyone.');

INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en)
VALUES
  ('respondents', 'is_everyone', 1, '0', 'nein', 'no'),
  ('respondents', 'is_everyone', 2, '1', 'alle, die ihre Welle befragt hat', 'everyone that its wave asked');

-- What a question asks for -------------------------------------------------------------------------

-- 'who': those who do something, such as who is responsible; 'what': anything else.
ALTER TABLE questions ADD COLUMN asks_for TEXT NOT NULL DEFAULT 'what'
  CHECK (asks_for IN ('who', 'what'));

-- What its items are says it, or a label of either language.
UPDATE questions
SET asks_for = 'who'
WHERE question_id IN (
    SELECT i.question_id
    FROM items AS i
    JOIN concepts AS c ON c.concept_id = i.concept_id
    WHERE c.kind IN ('responsibility', 'partner', 'driver', 'funding_source')
  )
  OR question_id IN (
    SELECT l.question_id
    FROM (
      SELECT question_id, ' ' || label_de AS label FROM questions
      UNION ALL
      SELECT question_id, ' ' || label_en FROM questions
    ) AS l
    WHERE l.label LIKE ' who %'
      OR l.label LIKE ' whose %'
      OR l.label LIKE '% whom %'
      OR l.label LIKE ' wer %'
      OR l.label LIKE ' wessen %'
      OR l.label LIKE '% wem %'
      OR l.label LIKE '% wen %'
  );

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('questions', 'asks_for', 11, 'table', 'text', NULL, NULL, NULL, 'steward', 'Wonach sie fragt: nach denen, die etwas tun, oder nach etwas anderem.', 'What it asks for: those who do something, or something else.');

INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en)
VALUES
  ('questions', 'asks_for', 1, 'who', 'wer etwas tut', 'who does something'),
  ('questions', 'asks_for', 2, 'what', 'anderes', 'anything else');

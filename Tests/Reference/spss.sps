* Writes pspp.sav and pspp.zsav, which the tests of SPSS files read: pspp spss.sps.
SET UNDEFINED=NOWARN.
DATA LIST LIST /id (A12) q1 (F1.0) q2a q2b q2c (F1.0) c1 c2 (F2.0) score (F4.1) day (DATE11) at (DATETIME20) remark (A300) w (F4.2).
BEGIN DATA
"Bad Aibling" 1 1 0 1 10 20 2.5 31-MAY-2020 "31-MAY-2020 12:30:15" "gut" 0.50
"Köln" 2 0 0 . 20 . -1 01-JAN-1999 "01-JAN-1999 00:00:00" "Die Schulung war für alle Beschäftigten der Verwaltung verpflichtend, wurde aber nur von wenigen wahrgenommen; die Gründe dafür sind vielfältig und reichen von fehlender Zeit über mangelndes Interesse bis hin zu technischen Schwierigkeiten, die erst nach und nach behoben werden konnten, sagt der Leiter. Ende." 1.50
"" 8 9 9 9 99 99 997 . . "" 1
"x" 9 1 1 0 . . 1e6 14-OCT-1582 "14-OCT-1582 00:00:01" "ä" 2.25
END DATA.
VARIABLE LABELS id "Gemeinde" q1 "Gibt es eine Strategie?" q2a "Präsenz" q2b "Online" q2c "Selbststudium".
VALUE LABELS q1 1 "ja" 2 "nein" 8 "weiß nicht" 9 "trifft nicht zu"
  /q2a q2b q2c 0 "nicht genannt" 1 "genannt" 9 "keine Angabe"
  /c1 c2 10 "CIO" 20 "CDO" 99 "keine Angabe"
  /id "Bad Aibling" "Bad Aibling (Stadt)" "Köln" "Köln, kreisfrei".
MISSING VALUES q1 (8, 9) /q2a q2b q2c (9) /c1 c2 (99) /score (LO THRU -1, 997) .
VARIABLE LEVEL q1 q2a q2b q2c c1 c2 (NOMINAL) score (SCALE).
MRSETS /MDGROUP NAME=$formate LABEL="Welche Formate?" VARIABLES=q2a q2b q2c VALUE=1
  /MCGROUP NAME=$rollen LABEL="Welche Rollen?" VARIABLES=c1 c2.
WEIGHT BY w.
FILE LABEL "Kompetenzen 2020".
ADD DOCUMENT "Erhoben im Mai 2020." "Ungewichtet nur für Kreise.".
SAVE OUTFILE="pspp.sav" /COMPRESSED.
SAVE OUTFILE="pspp.zsav" /ZCOMPRESSED.
SAVE OUTFILE="pspp-plain.sav" /UNCOMPRESSED.

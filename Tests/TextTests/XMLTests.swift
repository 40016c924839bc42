import Testing
@testable import Text

/// The reader of XML: what it refuses, and where; then what it reads.
@Suite struct XMLTests {
  private func refusal(_ text: String) -> String? { refusal(Array(text.utf8)) }

  private func refusal(_ bytes: [UInt8]) -> String? {
    do throws(XMLError) {
      _ = try XML.parse(bytes)
      return nil
    } catch {
      return "\(error.position.line):\(error.position.column): \(error.message)"
    }
  }

  @Test func `what is no XML is refused with its place`() {
    let texts = [
      ("", "1:1: expected an element such as <document>"),
      ("  \n", "2:1: expected an element such as <document>"),
      ("id,name\n1,a", "1:1: text outside of the outermost element"),
      ("<a>", "1:4: expected </a> for the tag of line 1"),
      ("<a>\n <b></a>", "2:5: expected </b> for the tag of line 2, found </a>"),
      ("</a>", "1:1: </a> without <a>"),
      ("<a/><b/>", "1:5: a second outermost element <b>"),
      ("<a/>x", "1:5: text outside of the outermost element"),
      ("&amp;<a/>", "1:1: text outside of the outermost element"),
      ("<a>\n ä&nbsp;</a>", "2:3: the reference \"&nbsp;\" is not known"),
      ("<a>R&D</a>", "1:5: an & that begins no reference; write &amp;"),
      ("<a>&#0;</a>", "1:4: the reference \"&#0;\" is not known"),
      ("<a>&#xD800;</a>", "1:4: the reference \"&#xD800;\" is not known"),
      ("<a b></a>", "1:5: expected '='"),
      ("<a b=c/>", "1:6: expected a value in quotes"),
      ("<a b=\"c/>", "1:6: the value that begins here has no end"),
      ("<a b='<'/>", "1:7: a character that no value may hold"),
      ("<a b='1' b='2'/>", "1:10: the attribute b stands twice, or there are too many"),
      ("<a b='1'c='2'/>", "1:9: expected a blank before c"),
      ("< a/>", "1:2: expected a name"),
      ("<a><!-- x</a>", "1:4: the comment that begins here has no end"),
      ("<a><![CDATA[ x</a>", "1:4: the CDATA section that begins here has no end"),
      ("<![CDATA[x]]>", "1:1: text outside of the outermost element"),
      ("<?xml version='1.0'", "1:1: the instruction that begins here has no end"),
      ("<a>x\u{0}</a>", "1:5: a NUL character; the file is damaged"),
      (
        "<?xml encoding='EBCDIC'?><a/>",
        "1:1: the encoding \"EBCDIC\" is not known; save the file as UTF-8"
      ),
    ]
    for (text, message) in texts { #expect(refusal(text) == message, "\(text)") }
    let broken: [UInt8] = [0x3C, 0x61, 0x3E, 0xFF]
    #expect(
      refusal(broken)
        == "1:4: a byte that is not UTF-8, in which the file should be; export it again")
  }

  @Test
  func `a document type with definitions is refused, so that no entity can grow or read files`() {
    let bomb =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]>\n<a>&c;</a>"
    #expect(refusal(bomb) == "2:1: a document type with definitions, which are not read")
    #expect(
      refusal("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a>&x;</a>")
        == "1:44: the reference \"&x;\" is not known")
    #expect(refusal("<!DOCTYPE a><a/>") == nil)
    #expect(refusal("<!DOCTYPE a") == "1:1: the document type that begins here has no end")
  }

  @Test func `elements that are nested too deep are refused`() {
    let deep = String(repeating: "<a>", count: 65)
    #expect(refusal(deep) == "1:193: elements are nested more than 64 deep")
    let allowed = String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)
    #expect(refusal(allowed) == nil)
  }

  @Test func `elements, attributes, text, sections and references are read`() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- <comment> -->
      <document a='1 &lt; 2' b="&quot;ä&#228;&#xE4;&quot;">
       <row><x><![CDATA[<b>1 & 2</b>]]> und ]] &amp;\r\n mehr</x><y/><!-- & --></row>
       <row/>
      </document>
      """
    let document = try XML.parse(Array(text.utf8))
    #expect(document.name == "document")
    #expect(document.attributes.map(\.name) == ["a", "b"])
    #expect(document.attributes.map(\.value) == ["1 < 2", "\"äää\""])
    #expect(document.all("row").count == 2)
    let row = try #require(document["row"])
    #expect(row.position == Position(line: 4, column: 2))
    #expect(row["x"]?.text == "<b>1 & 2</b> und ]] &\n mehr")
    #expect(row["y"]?.text == "")
    #expect(row["z"] == nil)
  }

  @Test func `known encodings are read, declared or marked`() throws {
    var windows = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8)
    windows.append(0xE4)
    windows += Array("</a>".utf8)
    #expect(try XML.parse(windows).text == "ä")
    var marked: [UInt8] = [0xEF, 0xBB, 0xBF]
    marked += Array("<a>ä</a>".utf8)
    #expect(try XML.parse(marked).text == "ä")
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "<a>ä</a>".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try XML.parse(wide).text == "ä")
  }
}

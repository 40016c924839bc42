/// A code page of a byte a character: below 80 ASCII, above what its table says.
///
/// The tables are those of the Encoding Standard (<https://encoding.spec.whatwg.org/#indexes>) and, for
/// the pages of DOS, of Unicode's mappings (<https://unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/>);
/// ISO 8859-1 is itself here, with controls at 80 to 9F.
package struct CodePage: Sendable {
  /// The name that it is registered under, in lower case.
  package let name: String
  /// The characters of the bytes from 80; `nil` where there is none.
  private let upper: [Unicode.Scalar?]

  /// - Parameter characters: Those from 80, or from A0 where 80 to 9F are controls; U+FFFD for none.
  private init(_ name: String, _ characters: String) {
    self.name = name
    let scalars = characters.unicodeScalars.map { $0 == "\u{FFFD}" ? nil : $0 }
    let controls = (UInt8(0x80)..<0xA0).map { Optional(Unicode.Scalar($0)) }
    upper = scalars.count == 96 ? controls + scalars : scalars
  }

  /// The character of a byte; `nil` where the page has none.
  package func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]
  }

  /// The page of a name such as `windows-1250`, `CP1250`, `ISO8859-15` or `latin1`.
  package static func named(_ name: String) -> CodePage? {
    let plain = String(name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    return names[plain].flatMap { name in all.first { $0.name == name } }
  }

  /// The page of a number by which Windows knows it, such as 1252 or 28591.
  package static func numbered(_ number: Int) -> CodePage? {
    numbers[number].flatMap { name in all.first { $0.name == name } }
  }

  /// The page of western Europe, which files of Windows without a name for theirs are mostly in.
  package static let windows1252 = all[2]

  private static let names: [String: String] = {
    var names: [String: String] = [
      "latin1": "iso-8859-1", "latin2": "iso-8859-2", "latin5": "iso-8859-9",
      "latin9": "iso-8859-15",
      "l9": "iso-8859-15", "mac": "macintosh", "macroman": "macintosh", "cp10000": "macintosh",
      "cyrillic": "iso-8859-5", "greek": "iso-8859-7",
    ]
    for page in all {
      let plain = page.name.filter { $0 != "-" }
      names[plain] = page.name
      for (start, others) in [
        ("windows", ["cp", "ms", "win", "ibm"]), ("ibm", ["cp", "dos"]), ("iso8859", ["8859"]),
      ] where plain.hasPrefix(start) {
        for other in others { names[other + plain.dropFirst(start.count)] = page.name }
      }
    }
    return names
  }()

  private static let numbers: [Int: String] = [
    437: "ibm437", 850: "ibm850", 852: "ibm852", 1250: "windows-1250", 1251: "windows-1251",
    1252: "windows-1252", 1253: "windows-1253", 1254: "windows-1254", 1257: "windows-1257",
    10_000: "macintosh", 28_591: "iso-8859-1", 28_592: "iso-8859-2", 28_595: "iso-8859-5",
    28_597: "iso-8859-7", 28_599: "iso-8859-9", 28_605: "iso-8859-15",
  ]

  private static let all = [
    CodePage(
      "windows-1250",
      "€�‚�„…†‡�‰Š‹ŚŤŽŹ�‘’“”•–—�™š›śťžź"
        + "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
        + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
        + "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"),
    CodePage(
      "windows-1251",
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ"
        + "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
        + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
        + "абвгдежзийклмнопрстуфхцчшщъыьэюя"),
    CodePage(
      "windows-1252",
      "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ"
        + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
        + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
    CodePage(
      "windows-1253",
      "€�‚ƒ„…†‡�‰�‹�����‘’“”•–—�™�›����"
        + "\u{A0}΅Ά£¤¥¦§¨©�«¬\u{AD}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ"
        + "ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ�ΣΤΥΦΧΨΩΪΫάέήί"
        + "ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ�"),
    CodePage(
      "windows-1254",
      "€�‚ƒ„…†‡ˆ‰Š‹Œ����‘’“”•–—˜™š›œ��Ÿ"
        + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
        + "àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ"),
    CodePage(
      "windows-1257",
      "€�‚�„…†‡�‰�‹�¨ˇ¸�‘’“”•–—�™�›�¯˛�"
        + "\u{A0}�¢£¤�¦§Ø©Ŗ«¬\u{AD}®Æ°±²³´µ¶·ø¹ŗ»¼½¾æ"
        + "ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß"
        + "ąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙"),
    CodePage(
      "iso-8859-1",
      "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
        + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
    CodePage(
      "iso-8859-2",
      "\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
        + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
        + "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"),
    CodePage(
      "iso-8859-5",
      "\u{A0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏАБВГДЕЖЗИЙКЛМНОП"
        + "РСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп"
        + "рстуфхцчшщъыьэюя№ёђѓєѕіїјљњћќ§ўџ"),
    CodePage(
      "iso-8859-7",
      "\u{A0}‘’£€\u{20AF}¦§¨©ͺ«¬\u{AD}�―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏ"
        + "ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ�ΣΤΥΦΧΨΩΪΫάέήί"
        + "ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ�"),
    CodePage(
      "iso-8859-9",
      "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
        + "àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ"),
    CodePage(
      "iso-8859-15",
      "\u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
        + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
    CodePage(
      "ibm437",
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
        + "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
        + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"),
    CodePage(
      "ibm850",
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ"
        + "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
        + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
        + "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"),
    CodePage(
      "ibm852",
      "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×č"
        + "áíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐"
        + "└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀"
        + "ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}"),
    CodePage(
      "macintosh",
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
        + "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
        + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
        + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"),
  ]
}

import TestSupport
import Testing
@testable import wavehouse

@Suite struct CommandLineTests {
  private func parse(_ words: String..., as command: Command) throws(UsageError) -> ParsedArguments
  {
    try ParsedArguments(words, for: command)
  }

  private func mistake(_ words: [String]) -> String {
    let error = #expect(throws: UsageError.self) {
      let (command, rest) = try CommandTable.find(words)
      if let command { _ = try ParsedArguments(rest, for: command) }
    }
    return error?.message ?? ""
  }

  @Test func `mistakes are named, with what was probably meant`() {
    #expect(mistake([]) == "which command? 'wavehouse --help' lists them")
    #expect(
      mistake(["inf"])
        == "there is no command \"inf\"; did you mean \"info\"?; 'wavehouse --help' lists them")
    #expect(
      mistake(["query"])
        == "\"query\" needs another word; one of: query list, query show, query run, query add")
    #expect(
      mistake(["query", "lst"])
        == "\"query\" has no \"lst\"; did you mean \"query list\"?; one of: query list, query show, query run, query add"
    )
    #expect(
      mistake(["info", "--formt", "csv"])
        == "there is no option \"--formt\"; did you mean \"--format\"?; 'wavehouse info --help' lists them"
    )
    #expect(mistake(["info", "--format"]) == "--format needs a value")
    #expect(mistake(["info", "--json=yes"]) == "--json takes no value")
    #expect(mistake(["info", "--json", "--json"]) == "--json is given twice")
    #expect(
      mistake(["info", "-f", "csv"])
        == "there is no option \"-f\"; 'wavehouse info --help' lists them")
    #expect(
      mistake(["info", "extra"]) == "'info' takes no arguments; 'wavehouse info --help' tells more")
    #expect(
      mistake(["show", "finding"])
        == "'show finding' takes ID; 'wavehouse show finding --help' tells more")
  }

  @Test func `options take their value behind a blank or an equals sign`() throws {
    let parsed = try parse("--database=a=b", "--format", "csv", as: .info)
    #expect(parsed.options == ["database": "a=b", "format": "csv"])
  }

  @Test func `two dashes end the options`() throws {
    #expect(try parse("--", "--odd-id", as: .showFinding).arguments == ["--odd-id"])
  }

  @Test func `unlisted options of a query are its parameters`() throws {
    let parsed = try parse("responsibility", "--role", "cio", "--format=json", as: .queryRun)
    #expect(parsed.arguments == ["responsibility"])
    #expect(parsed.parameters == ["role": "cio"])
    #expect(parsed.options == ["format": "json"])
  }

  @Test func `a group is shown by the former name of its command, too`() throws {
    for word in ["group", "respondents"] {
      let (command, rest) = try CommandTable.find(["show", word, "nrw-2020/all"])
      #expect(command?.name == "show group" && rest == ["nrw-2020/all"])
    }
    #expect(!Help.overview().contains("show respondents"))
  }

  @Test func `every command has a page that names its options`() {
    for command in CommandTable.all {
      let page = Help.page(for: command)
      #expect(page.hasPrefix("wavehouse \(command.name): "))
      for option in command.options { #expect(page.contains("--\(option.name)")) }
      #expect(Help.overview().contains("  \(command.name)"))
    }
  }

  @Test func `the page on commands is what the commands say, and every exit code is on it`() throws
  {
    let page = CommandMarkdown.text()
    for command in CommandTable.all { #expect(page.contains("## \(command.name)\n")) }
    #expect(page.contains("| 77 | permission was refused |"))
    let isWritten = try WrittenFile.text(at: "Documentation/commands.md", now: page) == page
    #expect(isWritten, "Documentation/commands.md: run with WAVEHOUSE_UPDATE=1")
  }
}

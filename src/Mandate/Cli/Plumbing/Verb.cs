using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Mandate.Cli.Plumbing;

/// <summary>A verb of the command line; its help ends with one example.</summary>
public sealed class Verb : Command
{
    public Verb(string name, string description, string example) : base(name, description) => Example = example;

    public string Example { get; }

    /// <summary>The format of machine output, as <c>--format</c> gives it.</summary>
    public static Option<string> Format(string byDefault)
    {
        var format = new Option<string>("--format") { Description = "Format of the output", DefaultValueFactory = _ => byDefault };
        format.AcceptOnlyFromAmong("csv", "json");
        return format;
    }

    public static Option<string?> Folder() => new("--data") { Description = "Data folder (default ./data, or ./data-demo with --demo); PostgreSQL is named by ConnectionStrings__Mandate", HelpName = "DIR" };
}

/// <summary>The usual help, then the example.</summary>
sealed class HelpWithExample(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb verb)
        {
            parseResult.InvocationConfiguration.Output.WriteLine("Example:");
            parseResult.InvocationConfiguration.Output.WriteLine($"  {verb.Example}");
        }
        return status;
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using Mandate.Cli.Plumbing;

namespace Mandate.Cli;

/// <summary>Every verb of the program, in the order of its help.</summary>
public static class CommandLine
{
    public static readonly ServeVerb Serve = new();

    public static RootCommand Root()
    {
        var root = new RootCommand("Mandate helps a public body appoint its leaders fairly, stand itself up by its first day, and show who decides what.")
        {
            Serve.Command,
            DatabaseVerbs.Migrate(),
            new Command("demo", "The demonstration") { DatabaseVerbs.DemoReset() },
            DatabaseVerbs.Backup(),
            DatabaseVerbs.Restore(),
            new Command("bodies", "The register of bodies") { BodiesVerbs.Check() },
            new Command("panel", "The work of panels") { PanelReliabilityVerb.Reliability(), PanelFairnessVerb.Fairness() },
            new Command("sealed", "Sealed applications") { SealedVerbs.Verify() },
            MatchVerb.Match(),
            new Command("record", "The tamper-evident record") { RecordVerbs.Export(), RecordVerbs.Verify(), RecordVerbs.Erasures() },
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExample((HelpAction)help.Action!);
        return root;
    }
}

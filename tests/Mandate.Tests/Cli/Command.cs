using Mandate.Cli;

namespace Mandate.Tests.Cli;

/// <summary>Runs a verb as a person would, and keeps what it printed.</summary>
sealed record Command(int? Exit, string Output, string Messages)
{
    public static async Task<Command> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var messages = new StringWriter { NewLine = "\n" };
        var exit = await Verbs.Run(args, output, messages);
        return new Command(exit, output.ToString(), messages.ToString());
    }
}

using System.CommandLine;
using Mandate.Cli.Plumbing;

namespace Mandate.Cli;

/// <summary>The syntax of <c>serve</c>, the verb that is meant when none is named.</summary>
public sealed class ServeVerb
{
    public ServeVerb()
    {
        Command = new Verb("serve", "Serves the website. SQLite in DIR unless ConnectionStrings__Mandate names PostgreSQL. Other options go to the host.", "mandate serve --demo --urls http://127.0.0.1:5080")
        {
            Demo, Data, Urls,
        };
        Command.TreatUnmatchedTokensAsErrors = false;
    }

    public Verb Command { get; }
    public Option<bool> Demo { get; } = new("--demo") { Description = "Loads the demonstration into ./data-demo on the first start" };
    public Option<string?> Data { get; } = Verb.Folder();
    public Option<string?> Urls { get; } = new("--urls") { Description = "Addresses to listen on (default http://127.0.0.1:5080)", HelpName = "URL" };
}

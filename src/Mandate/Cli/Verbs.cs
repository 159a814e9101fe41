namespace Mandate.Cli;

/// <summary>Every verb but <c>serve</c>.</summary>
public static class Verbs
{
    /// <summary>Runs a verb and gives its exit status; null when the web application should start.</summary>
    public static Task<int?> Run(string[] args) => Task.FromResult<int?>(args switch
    {
        ["bodies", "check", var folder] => BodiesCheck.Run(folder, Console.Out),
        _ => null,
    });
}

namespace Mandate.Platform.Web;

public static class Assets
{
    /// <summary>Beside the program when built, in the source tree while developing.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");
}

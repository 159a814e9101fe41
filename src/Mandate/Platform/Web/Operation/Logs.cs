namespace Mandate.Platform.Web.Operation;

public static class Logs
{
    /// <summary>One JSON object a line for machines; plain lines in the demonstration and while developing. <c>Mandate:Logs</c> chooses.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var demo = builder.Configuration.GetValue<bool>("Mandate:Demo");
        var kind = builder.Configuration["Mandate:Logs"] ?? (demo || builder.Environment.IsDevelopment() ? "text" : "json");
        builder.Logging.ClearProviders();
        if (kind == "json") builder.Logging.AddJsonConsole(o => { o.UseUtcTimestamp = true; o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"; o.IncludeScopes = false; });
        else builder.Logging.AddSimpleConsole(o => o.SingleLine = true);

        // Addresses, parameters and forms of people are in what the frameworks say at Information.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical)
            .AddFilter("Quartz", LogLevel.Warning);
        if (demo) builder.Logging.AddFilter(typeof(Requests).FullName, LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}

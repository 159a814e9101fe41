using System.Net;
using System.Net.Mail;

namespace Mandate.Platform.Mail;

/// <summary>How letters leave and what they say of their sender, from <c>Mandate:Mail</c>.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Url">Where it is on the web; relative links of letters lead there.</param>
/// <param name="From">Sender's address.</param>
/// <param name="Smtp">The server, or null: then letters are written into <paramref name="Pickup"/>.</param>
/// <param name="Pickup">Folder of .eml files.</param>
public sealed record MailSettings(string Service, string Url, MailAddress From, SmtpServer? Smtp, string Pickup)
{
    public static MailSettings Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mandate:Mail");
        var service = configuration["Mandate:Name"] ?? "Mandate";
        var url = (configuration["Mandate:Address"] ?? "http://localhost:5080").TrimEnd('/');
        var from = mail["From"] ?? mail["Smtp:From"] ?? $"mandate@{(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal) && !IPAddress.TryParse(uri.Host, out _) ? uri.Host : "localhost.localdomain")}";
        if (!MailAddress.TryCreate(from, service, out var sender)) throw new InvalidOperationException($"Mandate:Mail:From is no address: {from}");
        return new(service, url, sender, SmtpServer.From(mail.GetSection("Smtp")), mail["Pickup"] ?? Path.Combine(configuration["Mandate:Data"] ?? "data", "mail"));
    }
}

/// <param name="Host">Name of the server.</param>
/// <param name="Port">587 for submission.</param>
/// <param name="Tls">Whether STARTTLS is demanded. Only a server on this machine may do without.</param>
/// <param name="User">Account, or null for none.</param>
/// <param name="Password">Its password.</param>
public sealed record SmtpServer(string Host, int Port, bool Tls, string? User, string? Password)
{
    public static SmtpServer? From(IConfiguration smtp)
    {
        if (smtp["Host"] is not { Length: > 0 } host) return null;
        var here = host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        var tls = smtp.GetValue("Tls", !here);
        if (!tls && !here) throw new InvalidOperationException("Mandate:Mail:Smtp:Tls may be false only for a mail server on this machine: letters and the password would cross the network unprotected.");
        return new(host, smtp.GetValue("Port", 587), tls, smtp["User"], smtp["Password"]);
    }
}

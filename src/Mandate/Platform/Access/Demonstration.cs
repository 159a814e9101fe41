using System.Net;

namespace Mandate.Platform.Access;

/// <summary>Whether this is a demonstration, and whether this request may sign in with one click: only somebody at the machine itself.</summary>
public class Demonstration(IConfiguration configuration)
{
    static readonly string[] forwarding = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Real-IP", "Forwarded", "Via"];

    public virtual bool On => string.Equals(configuration["Mandate:Demo"], "true", StringComparison.OrdinalIgnoreCase);

    public bool OneClick(HttpContext http) =>
        On && http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && LoopbackName(http.Request.Host.Host)
        && !forwarding.Any(http.Request.Headers.ContainsKey);

    static bool LoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

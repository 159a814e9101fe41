using System.Security.Cryptography;
using System.Text;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.FirstRun;

/// <summary>While nobody has an account: the code on the console that makes the first administrator. Gone when used or when the program stops.</summary>
public class FirstRunCode
{
    string? current;

    public virtual bool Waiting => current is not null;

    /// <summary>Makes a code when there is no user, and tells the console.</summary>
    public async Task Begin(Db db, TextWriter console, string address)
    {
        if (await db.Users.AnyAsync()) return;
        current = Make();
        await console.WriteLineAsync($"""

              Nobody has an account yet. Open {address}{BecomeAdministrator.Route}
              and enter this code to become the first administrator:

                  {current}

            """);
    }

    /// <summary>100 bits in five groups.</summary>
    public static string Make() => Secrets.Code(5);

    public virtual bool Matches(string typed) => current is { } code && Same(code, typed);

    /// <summary>Uses the code up; false when somebody was quicker.</summary>
    public virtual bool Use() => Interlocked.Exchange(ref current, null) is not null;

    protected static bool Same(string code, string typed) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(code)), Encoding.UTF8.GetBytes(Plain(typed)));

    static string Plain(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
}

/// <summary>Leads every page to the first-run page while the code waits.</summary>
sealed class FirstRunMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, FirstRunCode code)
    {
        if (!code.Waiting || http.Request.Path.StartsWithSegments(BecomeAdministrator.Route, StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await next(http);
        }
        else if (await http.RequestServices.GetRequiredService<Db>().Users.AnyAsync(http.RequestAborted)) // made through another replica
        {
            code.Use();
            await next(http);
        }
        else http.Response.Redirect(BecomeAdministrator.Route);
    }
}

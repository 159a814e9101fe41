using Mandate.Platform.Web;
using Mandate.Platform.Access;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mandate.Platform.Mail;

public static class MailSetup
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton(sp => MailSettings.Read(sp.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<Demonstration>();
        services.AddSingleton<IMailCarrier, SmtpCarrier>();
        services.AddSingleton<SecretLinks>();
    }

    public static void MapMail(this IEndpointRouteBuilder routes)
    {
        var visitors = routes.MapGroup("").Allow(AccessRule.Everyone);
        visitors.Get(Mailbox.Route, Mailbox.Get);
        visitors.Get(Mailbox.LetterRoute, Mailbox.GetLetter);
    }
}

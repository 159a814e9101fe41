using Mandate.Platform.Access.FirstRun;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Access.People;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Mandate.Platform.Access;

public static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                Session.Configure(o, "mandate", Session.Idle, sliding: true);
                o.Events = new CookieAuthenticationEvents { OnValidatePrincipal = Session.EndWhenOld, OnSigningIn = Session.NoteStart };
            })
            .AddCookie(Session.HalfWay, o => Session.Configure(o, "mandate-halfway", TimeSpan.FromMinutes(10), sliding: false))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => Session.Configure(o, "mandate-passkey", TimeSpan.FromMinutes(10), sliding: false));
        services.AddAuthorization();
        AddIdentity(services);
        services.AddSingleton(new NavigationLink("People and roles", FindPeople.Route, PeopleAccess.Administrators, 90));
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<Demonstration>();
        services.AddSingleton<FirstRunCode>();
        services.AddScoped<IStandsOnPerson, RolesStandOnPerson>();
        services.AddScoped<Web.Home.IWaiting, Granting.RolesWaiting>();
        services.AddScoped<Web.Home.IWaiting, Erasing.ErasuresWaiting>();
        services.AddScoped<Links>();
        services.AddScoped<Locks>();
        services.AddScoped(sp => sp.GetRequiredService<IHttpContextAccessor>().HttpContext!.Actor());
        services.AddScoped(sp => sp.GetRequiredService<IHttpContextAccessor>().HttpContext!.Features.Get<Arrival>() ?? Arrival.Stranger);
    }

    static void AddIdentity(IServiceCollection services)
    {
        services.AddScoped<UserStore>();
        services.AddScoped<IPasswordValidator<User>, PasswordRules>(); // before Identity, which else adds its own
        services.AddIdentityCore<User>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<UserStore>()
            .AddUserManager<Accounts>()
            .AddSignInManager();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 220_000); // OWASP's figure for PBKDF2 with SHA-512
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.UserVerificationRequirement = "required"; // a passkey stands for both factors
            o.ResidentKeyRequirement = "required"; // so that nobody types an address first
        });
    }
}

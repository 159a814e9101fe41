using Mandate.Platform.Web;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mandate.Story;

public static class StorySetup
{
    /// <summary>In a demonstration the clock is the story's; elsewhere nothing is added.</summary>
    public static void AddStory(this IServiceCollection services, IConfiguration configuration)
    {
        if (!On(configuration)) return;
        services.AddSingleton(new DemoClock(DateTimeOffset.UnixEpoch));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(sp => sp.GetRequiredService<DemoClock>()));
        services.AddSingleton<Theatre>();
    }

    public static void MapStory(this IEndpointRouteBuilder routes)
    {
        if (!On(routes.ServiceProvider.GetRequiredService<IConfiguration>())) return;
        var everyone = routes.MapGroup("").Allow(AccessRule.Everyone);
        everyone.Get(ShowDemonstration.Route, ShowDemonstration.Get);
        everyone.Post(ShowDemonstration.Route, ShowDemonstration.Post);
    }

    static bool On(IConfiguration configuration) => string.Equals(configuration["Mandate:Demo"], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Plays up to where the demonstration starts, or takes it up where it was left; then says who may be signed in as.</summary>
    public static async Task StartStory(this WebApplication app)
    {
        if (app.Configuration["Mandate:Prepare"] == "false" || app.Services.GetService<Theatre>() is not { } theatre) return;
        if (!await theatre.Begun(CancellationToken.None)) Console.WriteLine("Playing the story of the demonstration. This takes about half a minute, the first time only.");
        await theatre.Start(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<Db>().Users.Where(u => u.DemoSignIn != null).OrderBy(u => u.CreatedAt).ThenBy(u => u.Email).Select(u => new { u.Name, u.DemoSignIn }).ToListAsync();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            Console.WriteLine("Sign in with one click, at /sign-in, as:");
            foreach (var person in people) Console.WriteLine($"  {person.Name}. {person.DemoSignIn}");
        });
    }
}

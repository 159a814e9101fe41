using Mandate.Platform;
using Mandate.Platform.Web.Home;

namespace Mandate.Bodies.Register;

/// <summary>Who leads, on the home page: the ways into the register.</summary>
sealed class LeadersSection : IHomeSection
{
    public int Order => 20;

    public Task<HomeSection?> Show(Actor reader, CancellationToken cancel) => Task.FromResult<HomeSection?>(new(
        "Who leads", "Look up a body, its posts and who holds them, today or on any other day.",
        [
            new("Register of bodies", ListBodies.Route),
            new("Legal events", LegalEvents.ListLegalEvents.Route, "what must become law before a designate takes office"),
            new("Which body became which", Changes.ListSuccession.Route),
        ]));
}

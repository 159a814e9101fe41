namespace Mandate.Appoint;

/// <summary>Table of contents of Appoint. Public and team pages, the candidate's journey, and the panel's work.</summary>
public static partial class AppointRoutes
{
    public static void AddAppoint(this IServiceCollection services)
    {
        AddCampaigns(services);
        AddCandidate(services);
        AddSelection(services);
        AddStructures(services);
    }

    public static void MapAppoint(this IEndpointRouteBuilder app)
    {
        MapCampaigns(app);
        MapCandidate(app);
        MapSelection(app);
        MapStructures(app);
    }

    static partial void AddCampaigns(IServiceCollection services);
    static partial void AddCandidate(IServiceCollection services);
    static partial void AddSelection(IServiceCollection services);
    static partial void AddStructures(IServiceCollection services);
    static partial void MapStructures(IEndpointRouteBuilder app);
    static partial void MapCampaigns(IEndpointRouteBuilder app);
    static partial void MapCandidate(IEndpointRouteBuilder app);
    static partial void MapSelection(IEndpointRouteBuilder app);
}

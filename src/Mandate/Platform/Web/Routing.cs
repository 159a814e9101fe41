using Microsoft.AspNetCore.Builder;

namespace Mandate.Platform.Web;

/// <summary>
/// Routes whose binding is compiled when first asked for. The framework's <c>MapGet</c> and <c>MapPost</c> compile every handler's at the start,
/// which for some hundreds of routes costs more than the first page.
/// </summary>
public static class Routing
{
    public static IEndpointConventionBuilder Get(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => Map(routes, HttpMethods.Get, pattern, handler);

    public static IEndpointConventionBuilder Post(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => Map(routes, HttpMethods.Post, pattern, handler);

    static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string method, string pattern, Delegate handler)
    {
        var route = routes.MapMethods(pattern, [method], _ => Task.CompletedTask);
        route.Add(builder => Compile((RouteEndpointBuilder)builder, handler, hasNoBody: method == HttpMethods.Get));
        return route;
    }

    static void Compile(RouteEndpointBuilder route, Delegate handler, bool hasNoBody)
    {
        route.Metadata.Add(handler.Method);
        // The filters of the groups belong to the handler, which knows its parameters; left here they would wrap the empty delegate.
        var bound = new RouteEndpointBuilder(null, route.RoutePattern, route.Order) { ApplicationServices = route.ApplicationServices };
        foreach (var filter in route.FilterFactories) bound.FilterFactories.Add(filter);
        route.FilterFactories.Clear();
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, new RequestDelegateFactoryOptions
        {
            ServiceProvider = bound.ApplicationServices,
            RouteParameterNames = bound.RoutePattern.Parameters.Select(p => p.Name),
            DisableInferBodyFromParameters = hasNoBody,
            ThrowOnBadRequest = true,
            EndpointBuilder = bound,
        }).RequestDelegate);
        route.RequestDelegate = http => compiled.Value(http);
    }
}

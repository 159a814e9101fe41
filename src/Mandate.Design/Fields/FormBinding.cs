using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Mandate.Design;

/// <summary>What form records need of the routes that bind them.</summary>
public static class FormBinding
{
    /// <summary>
    /// Gives handlers an empty form in place of none. A browser sends nothing for radios and checkboxes that nobody ticked, and a minimal API binds a
    /// form of which nothing was sent as null, whatever the parameter's type says.
    /// </summary>
    /// <typeparam name="TRoutes">Kind of routes.</typeparam>
    /// <param name="routes">A route or a group of them.</param>
    /// <returns>The same routes.</returns>
    public static TRoutes WithEmptyForms<TRoutes>(this TRoutes routes) where TRoutes : IEndpointConventionBuilder =>
        routes.AddEndpointFilterFactory((context, next) =>
        {
            var forms = context.MethodInfo.GetParameters()
                .Where(p => p.ParameterType.GetConstructor(Type.EmptyTypes) is not null && p.GetCustomAttributes(inherit: true).OfType<IFromFormMetadata>().Any())
                .Select(p => (p.Position, Type: p.ParameterType)).ToList();
            if (forms.Count == 0) return next;
            return invocation =>
            {
                foreach (var (position, type) in forms) invocation.Arguments[position] ??= Activator.CreateInstance(type);
                return next(invocation);
            };
        });
}

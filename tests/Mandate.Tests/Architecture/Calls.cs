using System.Reflection;
using Mandate.Platform.Forms;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Mandate.Tests.Architecture;

/// <summary>What a method of the program leads to, through calls, lambdas, iterators and asynchronous steps within the program.</summary>
static class Calls
{
    static readonly Dictionary<MethodDefinition, HashSet<MethodDefinition>> known = [];

    public static MethodDefinition Of(MethodInfo method) => (MethodDefinition)Uses.Program.LookupToken(method.MetadataToken);

    /// <summary>Every method of the program that may run when this one does.</summary>
    public static IReadOnlySet<MethodDefinition> From(MethodDefinition start)
    {
        if (known.TryGetValue(start, out var all)) return all;
        known[start] = all = [start];
        var open = new Queue<MethodDefinition>(all);
        while (open.TryDequeue(out var method))
            foreach (var next in Steps(method).Where(all.Add)) open.Enqueue(next);
        return all;
    }

    static IEnumerable<MethodDefinition> Steps(MethodDefinition method)
    {
        if (method.DeclaringType.FullName == typeof(IFiling).FullName) return []; // what others handed in: their act, not this one's
        if (!method.HasBody) return method.DeclaringType.IsInterface || method.IsAbstract ? Implementations(method) : [];
        return method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>().SelectMany(Called)
            .Concat(method.Body.Variables.Select(v => v.VariableType).SelectMany(Steps));
    }

    static IEnumerable<MethodDefinition> Called(MethodReference called) =>
        Ours(called.DeclaringType) && called.GetElementMethod().Resolve() is { } method ? Steps(called.DeclaringType).Prepend(method) : [];

    /// <summary>The steps of an asynchronous method or an iterator are in a type made by the compiler.</summary>
    static IEnumerable<MethodDefinition> Steps(TypeReference type) =>
        Ours(type) && type.GetElementType().Name.Contains(">d__", StringComparison.Ordinal) && type.GetElementType().Resolve() is { } made ? made.Methods.Where(m => m.Name == "MoveNext") : [];

    static IEnumerable<MethodDefinition> Implementations(MethodDefinition method) =>
        Uses.Types.SelectMany(t => t.NestedTypes.Prepend(t)).Where(t => t.Interfaces.Any(i => i.InterfaceType.GetElementType().FullName == method.DeclaringType.FullName))
            .SelectMany(t => t.Methods.Where(m => m.HasBody && m.Parameters.Count == method.Parameters.Count && (m.Name == method.Name || m.Name.EndsWith("." + method.Name, StringComparison.Ordinal))));

    static bool Ours(TypeReference? type) => type is not null and not GenericParameter && ReferenceEquals(type.GetElementType().Scope, Uses.Program);
}

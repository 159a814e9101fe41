using System.Reflection;

namespace Mandate.Platform.Jobs;

/// <summary>Does what a message asks. Must be idempotent: a message may come again after a crash.</summary>
public interface IHandle<in TMessage>
{
    Task Handle(TMessage message, CancellationToken cancel);
}

/// <summary>Which messages there are and how each is handed to its handlers.</summary>
public sealed class Handlers
{
    readonly Dictionary<string, Type> messages = new(StringComparer.Ordinal);

    public void Add(Type message) => messages[message.FullName!] = message;

    /// <summary>Null when nothing handles messages of this kind.</summary>
    public Type? Message(string kind) => messages.GetValueOrDefault(kind);

    /// <summary>Every handler in turn, in the scope given; those before a failing one come again with it.</summary>
    public static async Task Handle(IServiceProvider scope, object message, CancellationToken cancel)
    {
        var contract = typeof(IHandle<>).MakeGenericType(message.GetType());
        foreach (var handler in scope.GetServices(contract))
            await (Task)contract.GetMethod(nameof(IHandle<>.Handle))!.Invoke(handler, BindingFlags.DoNotWrapExceptions, null, [message, cancel], null)!;
    }
}

public static class HandlersSetup
{
    /// <summary>Registers every <see cref="IHandle{T}"/> and <see cref="ILongWork{T}"/> of an assembly.</summary>
    public static void AddHandlersOf(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IHandle<>) || i.GetGenericTypeDefinition() == typeof(ILongWork<>))))
            {
                services.AddScoped(contract, type);
                services.AddSingleton(new HandledMessage(contract.GetGenericArguments()[0]));
            }
    }
}

/// <summary>A message that some handler takes.</summary>
sealed record HandledMessage(Type Type);

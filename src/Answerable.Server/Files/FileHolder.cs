using Answerable.Domain;
using Answerable.Domain.Files;

namespace Answerable.Server.Files;

/// <summary>An object that may hold files, as far as attaching to it asks.</summary>
/// <param name="Unit">The unit whose ledger says so.</param>
/// <param name="UnitPath">Path of the unit whose policy limits files.</param>
/// <param name="Against">What stands against attaching one, by the object's rule.</param>
internal sealed record HeldBy(UnitId Unit, string UnitPath, IReadOnlyList<Refusal> Against);

/// <summary>A kind of object that names evidence, as its room declares it.</summary>
/// <param name="Kind">As <see cref="ObjectRef.Kind"/> has it.</param>
/// <param name="Of">Null where the actor may not see the object.</param>
internal sealed record FileHolder(string Kind, Func<IServiceProvider, Actor, Guid, Task<HeldBy?>> Of)
{
    /// <typeparam name="T">The room's service that reads it; not visible is thrown as everywhere.</typeparam>
    public static FileHolder By<T>(string kind, Func<T, Actor, Guid, Task<HeldBy?>> of) where T : notnull =>
        new(kind, (services, by, id) => of(services.GetRequiredService<T>(), by, id));
}

/// <summary>How large files may be and which, by what an organisation chose.</summary>
internal interface IFileLimits
{
    /// <param name="unitPath">Path of the unit of the object.</param>
    /// <param name="at">At which they are in force.</param>
    Task<FileLimits> At(string unitPath, DateTimeOffset at);
}

using System.ComponentModel;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation;

/// <summary>A unit as programs read it.</summary>
/// <param name="Since">Since when name and place are as they stand.</param>
internal sealed record ShownUnit(Guid Id, string Code, string Name, string Level, Guid? ParentId, DateTimeOffset Since,
    DateTimeOffset? ClosedAt, Guid? SuccessorId, Guid? OriginId, int Version) : IVersioned;

/// <summary>What is to be done to a unit.</summary>
/// <param name="Code">Of a new unit; of the unit beneath which it moves.</param>
/// <param name="Codes">Codes of units that go up in it, or of posts that go along.</param>
internal sealed record ApiUnitChange(UnitChangeKind Kind, string? Code = null, string? Name = null, string? Level = null,
    string? Codes = null, [property: Description("A later day, on which it is done by itself; now without it")] DateOnly? On = null);

/// <summary>Reads one unit for the API.</summary>
internal sealed class UnitReader(UnitQueries units)
{
    public async Task<ShownUnit?> One(Actor by, UnitId id) => await units.Find(by, id) is not { } u ? null
        : new(u.Id.Value, u.Code, u.Name, u.Level, u.ParentId?.Value, u.From, u.ClosedAt, u.SuccessorId?.Value, u.OriginId?.Value,
            u.Version);
}

internal static class UnitEndpoints
{
    public static void MapUnits(this WebApplication app)
    {
        var api = app.MapRoom("units", "Organisation");
        new ApiObject<UnitReader, ShownUnit>(api, "{id:guid}", (reader, by, id) => reader.One(by, new(id)))
            .Get("GetUnit", "One unit", "As it stands, with the unit in which it went up and the one from which it was split off.")
            .Act<ChangeUnit, ApiUnitChange>("changes", "ChangeUnit", "A unit is entered below, renamed, moved, merged, split or closed",
                "At once, or planned for a later day.", (act, by, id, said, version) => act.Run(by, new(id),
                    new(said.Kind, said.Code ?? "", said.Name ?? "", said.Level ?? "", said.Codes ?? ""), said.On, version));
    }
}

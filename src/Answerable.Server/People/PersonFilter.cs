using Answerable.Server.Shell.Lists;

namespace Answerable.Server.People;

/// <summary>What a list of people is asked for.</summary>
/// <param name="Text">Those whose name has it or, for administrators, whose code begins with it.</param>
/// <param name="UnitPath">Those who hold or stand in for a post in the subtree of a unit.</param>
internal sealed record PersonFilter(string? Text, string? UnitPath = null)
{
    public const string Path = "/people";

    public static PersonFilter Read(ListAddress list) =>
        new(list.Text("find")?.Trim() is { Length: > 0 } text ? text : null, list.Unit?.Path);
}

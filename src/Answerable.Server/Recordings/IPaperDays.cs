using Answerable.Domain.Recordings;

namespace Answerable.Server.Recordings;

/// <summary>In how many days papers are objected to and objections answered, by what an organisation chose.</summary>
internal interface IPaperDays
{
    /// <param name="unitPath">Path of the unit of the post in which was signed.</param>
    /// <param name="at">At which they are in force.</param>
    Task<PaperDays> At(string unitPath, DateTimeOffset at);
}

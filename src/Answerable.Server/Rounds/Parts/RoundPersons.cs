using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;

namespace Answerable.Server.Rounds;

/// <summary>Who holds, stands in for or sits in posts now: the facts that a round's rules on persons compare.</summary>
internal sealed class RoundPersons(PostDirectory directory)
{
    public Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Of(Round round, DateTimeOffset now) =>
        Of([.. round.Debriefers.Select(d => d.PostId), .. round.Officers.Select(o => o.PostId)], now);

    public Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Of(IReadOnlyCollection<PostId> posts, DateTimeOffset now) => directory.Persons(posts, now);
}

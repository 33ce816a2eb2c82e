using System.Linq.Expressions;
using Answerable.Domain.Organisation;

namespace Answerable.Domain.Rounds;

/// <content>
/// Whose part of the period it is. A post that changed hands has a debriefer for whoever holds it, and one for each who held it before:
/// about the same post, answered by that person alone, owed by the post that they hold now.
/// </content>
public sealed partial class Debriefer
{
    /// <summary>Who held the post before and answers for the own days; null for the debriefer of whoever holds the post.</summary>
    public PersonId? HolderId { get; private set; }

    /// <summary>
    /// The post that owes what that person owes: one that they held when they were asked last. Null with <see cref="HolderId"/>.
    /// </summary>
    public PostId? AnswersInPostId { get; private set; }

    /// <summary>First day of the part: that of the period where it began with it; null where nothing was parted.</summary>
    public DateOnly? PartFrom { get; private set; }

    /// <summary>Last day of the part; null where whoever answers still holds the post.</summary>
    public DateOnly? PartUntil { get; private set; }

    /// <summary>Whether somebody answers who holds the post no more.</summary>
    public bool IsFormer => HolderId is not null;

    /// <summary>The post on whose list stands what this debriefer owes.</summary>
    public PostId OwedByPostId => AnswersInPostId ?? PostId;

    /// <summary>Whether the actor answers here: in the post, or as the one who held it.</summary>
    public bool IsAnsweredBy(Actor by) => HolderId is { } holder ? by.Person == holder : by.ActsAs(PostId);

    /// <summary>Whether it is about the actor, in whatever post they act.</summary>
    public bool IsAbout(Actor by) => HolderId is { } holder ? by.Person == holder || by.Hand == holder : by.AllPosts.Contains(PostId);

    /// <summary>Whether whoever holds this post answers here.</summary>
    public bool IsOf(PostId post) => !IsFormer && PostId == post;

    /// <summary>Who answers here: the former holder alone, or the persons of the post.</summary>
    /// <param name="persons">Who holds a post, sits in it or stands in for it.</param>
    public IReadOnlySet<PersonId> Answering(IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons) =>
        HolderId is { } holder ? new HashSet<PersonId> { holder } : persons.GetValueOrDefault(PostId) ?? new HashSet<PersonId>();

    /// <summary>
    /// Whether what was due on this day counts for who answers here: for a former holder, only what fell into the own days.
    /// </summary>
    public bool IsAnsweredFor(DateOnly due) => !IsFormer || (due >= PartFrom && due <= PartUntil);

    /// <summary><see cref="IsAnsweredBy"/> for queries.</summary>
    /// <param name="posts">The post acted in and the leading groups it sits in, or every post of the person.</param>
    /// <param name="person">Null for a command or job.</param>
    public static Expression<Func<Debriefer, bool>> AnsweredBy(IReadOnlyCollection<PostId> posts, PersonId? person) =>
        d => (d.HolderId == null && posts.Contains(d.PostId)) || (d.HolderId != null && d.HolderId == person);

    internal static Debriefer OfFormer(DebrieferId id, RoundId round, Debriefer about, HeldPart part, Post answers) => new()
    {
        Id = id, RoundId = round, PostId = about.PostId, UnitId = about.UnitId, UnitPath = about.UnitPath, Mode = about.Mode,
        HolderId = part.PersonId, AnswersInPostId = answers.Id, PartFrom = part.From, PartUntil = part.LastDay,
    };

    internal void AnswerIn(Post post)
    {
        AnswersInPostId = post.Id;
        Version++;
    }

    internal void SetPart(DateOnly? from, DateOnly? until)
    {
        if ((PartFrom, PartUntil) == (from, until)) return;
        (PartFrom, PartUntil) = (from, until);
        Version++;
    }
}

using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.People;

/// <summary>Somebody who is let in without an account, for one day and to one thing.</summary>
/// <param name="Id">Of what lets them in.</param>
/// <param name="About">To what.</param>
/// <param name="Post">In whose place they act.</param>
internal sealed record Guest(Guid Id, Guid About, PersonId Person, string Name, OwnPost Post)
{
    /// <summary>Without a right, and with no post but this one.</summary>
    public Actor Actor => Actor.In(Person, Post.Id, Post.UnitId, Post.UnitPath, [], new HashSet<PostId> { Post.Id }, new HashSet<PostId>());
}

/// <summary>Who is let in so, as the room says that lets them in.</summary>
internal interface IGuests
{
    /// <summary>Null for who is none, or is none any more.</summary>
    Task<Guest?> Find(HttpContext http, DateOnly today);

    /// <summary>Whether what the request asks for is open to them; everything else is not there.</summary>
    Task<bool> MayOpen(HttpContext http, Guest guest);
}

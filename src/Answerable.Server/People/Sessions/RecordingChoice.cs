using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.People;

/// <summary>From which paper a clerk records: kept in a cookie of the session, which holds nothing else.</summary>
internal static class RecordingChoice
{
    public const string Cookie = "recording";

    public static RecordingId? Read(HttpContext http) =>
        http.Request.Cookies[Cookie] is not { } said ? null : new(Guid.TryParse(said, out var id) ? id : Guid.Empty);

    public static void Keep(HttpContext http, RecordingId id) => http.Response.Cookies.Append(Cookie, id.Value.ToString(), new()
    {
        HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
    });

    public static void Drop(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    /// <summary>What was to be recorded from a paper that is recorded from no more is not done by the clerk's own hand instead.</summary>
    /// <exception cref="Refused">It has ended.</exception>
    public static void RequireGoingOn(HttpContext http)
    {
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!reads && http.RequestServices.GetRequiredService<Session>().HasRecordingEnded)
            throw new Refused(Refusal.Of("shell.recording-ended"));
    }
}

/// <summary>A paper from which somebody records.</summary>
/// <param name="SignIn">By what the clerk's sign-in is told from a later one.</param>
internal sealed record RecordedPaper(RecordingId Id, PostId Post, PersonId Signer, DateOnly SignedOn, string Reference, PersonId Clerk,
    PostId ClerkPost, string SignIn);

/// <summary>Which papers are recorded from, as the room says that knows them.</summary>
internal interface IRecordings
{
    /// <summary>Null for none, and for one that is finished or was objected to.</summary>
    Task<RecordedPaper?> Find(RecordingId id);

    /// <summary>Whether the clerk may still record what the signer does.</summary>
    bool MayGoOn(Actor clerk, Actor signer);
}

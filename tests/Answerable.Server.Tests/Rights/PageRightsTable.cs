namespace Answerable.Server.Tests.Rights;

/// <summary>Who opens what: a line for each route.</summary>
public sealed partial class PageRightsTests
{
    internal const string Table = Lists + OfObjects;

    private const string Lists = """
        # debriefers and their clerk, officers, the deciding body, who judges over the city, the auditor
        @round: chen dana olga ivan tess tom emil anna carl boris auditor
        # who reads what is said about Alder: Boris was present
        @heard: chen dana olga ivan tess tom anna carl boris auditor
        # the holder, the clerk, officers, and who judges over the city
        @report: chen dana olga ivan tess tom anna carl auditor
        # who hears everything said
        @present: chen dana olga ivan tess tom boris auditor
        # who counts, chairs, rates and decides, and the auditor
        @counting: chen dana olga ivan tess tom auditor
        # who runs, rates and decides, and the auditor; not Anna, who was not told yet
        @judging: chen dana olga ivan auditor
        @importers: sysadmin secadmin
        # directories and lists of one's own
        /: @everybody
        /acting: @everybody
        /api/antiforgery/: @everybody
        /api/difficulties/: @everybody
        /api/duties/: @everybody
        /api/duties/charges: @everybody
        /api/guiding/{unit:guid}: @everybody
        /api/plans/: @everybody
        /api/requests/: @everybody
        /api/rectifications/: @everybody
        /api/reminders/: @everybody
        /api/units/calendar/: @everybody
        /api/units/{id:guid}: @everybody
        /appraisals: @everybody
        /appraisals.{csv,xlsx}: @everybody
        /ballots: @everybody
        /ballots.{csv,xlsx}: @everybody
        /debriefs: @everybody
        /desk/finish: @everybody
        /desk/papers: @everybody
        /difficulties: @everybody
        /difficulties.{csv,xlsx}: @everybody
        /duties: @everybody
        /duties.{csv,xlsx}: @everybody
        /duties/sources: @everybody
        /duties/sources.{csv,xlsx}: @everybody
        /handovers: @everybody
        /handovers.{csv,xlsx}: @everybody
        /me: @everybody
        /requests: @everybody
        /requests.{csv,xlsx}: @everybody
        /me/reminders: @everybody
        /me/reminders/confirm/{Secret}: @everybody
        /reminders: @everybody
        /plans: @everybody
        /plans.{csv,xlsx}: @everybody
        /obligations: @everybody
        /obligations/overview: @judging anna
        /obligations.{csv,xlsx}: @everybody
        /openapi/{documentName}.json: @everybody
        /people: @everybody
        /people/{Id:guid}: @everybody
        /policies: @everybody
        /policies/change: chen olga anna sysadmin
        /policies/adopted/{id:guid}.json: @everybody
        /policies/presets/{code}.json: @everybody
        /policies/{Id:guid}: @everybody
        /posts: @everybody
        /posts/{Id:guid}: @everybody
        /rectifications: @everybody
        /rectifications.{csv,xlsx}: @everybody
        /rectifications/ledger.{csv,xlsx}: @everybody
        /reviews: @everybody
        /reviews.{csv,xlsx}: @everybody
        /rounds: @everybody
        /rounds.{csv,xlsx}: @everybody
        /people.{csv,xlsx}: @everybody
        /posts/directory.{csv,xlsx}: @everybody
        /posts/terms.{csv,xlsx}: @everybody
        /search: @everybody
        /search/suggestions: @everybody
        /units: @everybody
        /units/choose: @everybody
        /units/{Id:guid}: @everybody
        /units/{Id:guid}/change/{What}: sysadmin
        /units/{Id:guid}/guides: @everybody
        /units/calendar: @everybody
        /units/calendar.{csv,xlsx}: @everybody
        /units/words: @everybody
        /weekly: chen dana olga ivan anna auditor
        /units/words.json: @everybody
        /units/words/{set}.json: @everybody

        """;
}

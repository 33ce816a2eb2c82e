namespace Answerable.Server.Tests.Rights;

/// <summary>Who opens what: a line for each route.</summary>
public sealed partial class PageRightsTests
{
    internal const string Table = """
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
        /api/rectifications/: @everybody
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
        /obligations: @everybody
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
        /units/words.json: @everybody
        /units/words/{set}.json: @everybody
        # objects, each as far as its room says
        /api/difficulties/{id:guid}: @judging anna
        /api/duties/charges/{id:guid}: @judging anna
        /api/duties/objections/{id:guid}: @judging anna
        /api/duties/tasks/{id:guid}: @judging anna
        /api/duties/{id:guid}: @judging
        /api/duties/{id:guid}/charges: @judging
        /api/duties/{id:guid}/burden: chen olga
        /api/obligations/lines/{unit:guid}: @judging anna carl
        /api/rectifications/{id:guid}: @judging anna carl
        /api/{**rest}:
        /appraisals/decisions/{id:guid}: @judging
        /appraisals/entries/{id:guid}: @judging
        /appraisals/round/{Id:guid}: @judging
        /appraisals/round/{id:guid}/grades.{csv,xlsx}: @judging
        /appraisals/{Id:guid}: @judging
        /appraisals/{Id:guid}/components/{Code}: @judging
        /appraisals/{Id:guid}/decide: olga
        /appraisals/{Id:guid}/print: @judging
        /ballots/entries/{id:guid}: @counting
        /ballots/opinions/{Id:guid}: chen anna
        /ballots/round/{Id:guid}: @counting
        /ballots/round/{id:guid}/groups.{csv,xlsx}: @counting
        /ballots/{Id:guid}: @counting
        /ballots/{Id:guid}/enter: tess tom
        /ballots/{Id:guid}/machine:
        /ballots/{Id:guid}/opinions: tess tom
        /ballots/{Id:guid}/papers:
        /ballots/{id:guid}/counts.{csv,xlsx}: @counting
        # of the repair, with what of it is open to the reader
        /chain/{Kind}/{Id:guid}: @judging anna carl
        /chain/{kind}/{id:guid}/chain.json: @judging anna carl
        /debriefs.{csv,xlsx}?round={round}: @round
        /debriefs/{Id:guid}: @report
        /debriefs/{Id:guid}/document: anna carl
        /debriefs/{Id:guid}/file: anna
        /debriefs/{Id:guid}/versions/{Number:int}: @report
        /debriefs/{Id:guid}/write: anna carl
        # for recording clerks alone: see RecordingAttackTests
        /desk:
        /desk/books:
        /desk/papers/new:
        /desk/papers/{Id:guid}: @judging anna secadmin
        /difficulties/new: chen dana olga ivan tess tom emil anna carl asha boris sysadmin secadmin auditor sten
        /difficulties/{Id:guid}: @judging anna
        /handovers/of/{Id:guid}: nora sten sysadmin
        /handovers/{Id:guid}: @judging anna nora sten
        /duties/charges/{Id:guid}: @judging anna
        /duties/charges/{Id:guid}/letter: @judging anna
        /duties/new: chen olga anna
        /duties/objections/{Id:guid}: @judging anna
        /duties/tasks/{Id:guid}: @judging anna
        /duties/tasks/{Id:guid}/alike: chen olga
        /duties/tasks/{Id:guid}/break-down: anna
        /duties/take-up: @judging anna
        /duties/take-up.{csv,xlsx}: @judging anna
        /duties/{Id:guid}: @judging
        /duties/{Id:guid}/charges: @judging
        /duties/{Id:guid}/heading: chen olga
        /duties/{Id:guid}/import: chen olga
        /duties/{id:guid}/sample.csv: chen olga
        /duties/{id:guid}/sample.xlsx: chen olga
        /duties/{id:guid}/sample-breakdown.csv: chen olga
        /duties/{id:guid}/sample-breakdown.xlsx: chen olga
        /duties/{Id:guid}/issue: chen olga
        /duties/{Id:guid}/items/{Number:int}: chen olga
        /duties/{id:guid}/charges.{csv,xlsx}: @judging
        /duties/{id:guid}/items.csv: @judging
        /duties/{id:guid}/duty-list.csv: @judging
        /duties/{id:guid}/duty-list.xlsx: @judging
        /duties/{id:guid}/breakdown.csv: @judging
        /duties/{id:guid}/breakdown.xlsx: @judging
        /duties/{id:guid}/items.xlsx: @judging
        /ledger: auditor
        /ledger.{csv,xlsx}: auditor
        /posts.csv: sysadmin secadmin auditor
        /posts/terms: sysadmin
        /units/calendar/import: sysadmin
        /units/calendar/sample.csv: sysadmin
        /units/calendar/sample.xlsx: sysadmin
        /posts/terms/sample.csv: sysadmin secadmin
        /posts/terms/sample.xlsx: sysadmin secadmin
        /rectifications/{Id:guid}: @judging anna carl
        /rectifications/{Id:guid}/judges: chen olga ivan
        /rectifications/{Id:guid}/plan: anna carl
        /reviews/comments/{id:guid}: @heard
        /reviews/turns/{id:guid}: @heard
        /reviews/debriefers/{Id:guid}: @heard
        /reviews/{Id:guid}: @round
        /reviews/{Id:guid}/minutes: @present
        /reviews/{Id:guid}/projector: @round
        /rounds/new: chen olga anna
        /rectifications/import: chen olga anna
        /rectifications/inspect/{Id:guid}:
        /rectifications/import/sample.csv: chen olga anna
        /rectifications/import/sample.xlsx: chen olga anna
        /rounds/{Id:guid}: @round
        /rounds/{Id:guid}/dates: chen olga
        /rounds/{Id:guid}/day-tellers: chen olga
        /rounds/{Id:guid}/debriefers: chen olga
        /rounds/{Id:guid}/discard: chen olga
        /rounds/{Id:guid}/groups: chen olga
        /rounds/{Id:guid}/officers: chen olga
        # for a draft only: see SmallOfficeTests
        /rounds/{Id:guid}/small-office:
        # nothing is found here about a vacant post: see VacantResultTests
        /rounds/{Id:guid}/results/{Finding:guid}:
        /rounds/{id:guid}/debriefers.{csv,xlsx}: @counting
        /units.csv: @round asha sysadmin secadmin sten
        /units/import: @importers
        /units/import/sample-units.csv: @importers
        /units/import/sample-posts.csv: @importers
        /units/import/sample-units.xlsx: @importers
        /units/import/sample-posts.xlsx: @importers
        /people/invitations: secadmin
        /units/import/{Id:guid}: sysadmin
        /units/import/{id:guid}/rows.csv: sysadmin
        """;
}

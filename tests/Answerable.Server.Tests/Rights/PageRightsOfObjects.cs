namespace Answerable.Server.Tests.Rights;

/// <content>Who opens the pages of objects.</content>
public sealed partial class PageRightsTests
{
    private const string OfObjects = """
        # objects, each as far as its room says
        /api/difficulties/{id:guid}: @judging anna
        /api/duties/charges/{id:guid}: @judging anna
        /api/duties/objections/{id:guid}: @judging anna
        /api/duties/tasks/{id:guid}: @judging anna
        /api/duties/{id:guid}: @judging
        /api/duties/{id:guid}/charges: @judging
        /api/duties/{id:guid}/burden: chen olga
        /api/obligations/lines/{unit:guid}: @judging anna carl
        /api/files/{id:guid}: @judging anna carl emil
        /api/files/{kind}/{about:guid}: @judging anna carl
        /api/plans/{id:guid}: @judging
        /api/plans/milestones/{id:guid}: @judging anna carl emil
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
        /files/new/{Kind}/{Object:guid}: olga ivan anna
        /files/{Id:guid}: @judging anna carl emil
        /files/{id:guid}/content: @judging anna carl emil
        /plans/milestones/{Id:guid}: @judging anna carl emil
        /plans/new: chen olga anna
        /plans/{Id:guid}: @judging
        /plans/{Id:guid}/heading: chen olga
        /plans/{Id:guid}/import: chen olga
        /plans/{id:guid}/sample.csv: chen olga
        /plans/{id:guid}/sample.xlsx: chen olga
        /plans/{Id:guid}/projects/{Number:int}: @judging
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

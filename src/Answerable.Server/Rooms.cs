using Answerable.Server.Appraisals;
using Answerable.Server.Backups;
using Answerable.Server.Ballots;
using Answerable.Server.Debriefs;
using Answerable.Server.Demo;
using Answerable.Server.Desk;
using Answerable.Server.Difficulties;
using Answerable.Server.Duties;
using Answerable.Server.Files;
using Answerable.Server.Guiding;
using Answerable.Server.Handovers;
using Answerable.Server.Ledger;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Plans;
using Answerable.Server.Policies;
using Answerable.Server.Recordings;
using Answerable.Server.Records;
using Answerable.Server.Rectifications;
using Answerable.Server.Reminders;
using Answerable.Server.Requests;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;
using Answerable.Server.Search;
using Answerable.Server.Shell;
using Answerable.Server.Today;

namespace Answerable.Server;

/// <summary>The house, room by room, in the order of <c>docs/rooms.md</c>. A new room is one line here.</summary>
internal static class Rooms
{
    public static readonly IReadOnlyList<Room> All =
    [
        new LedgerRoom(),
        new SearchRoom(),
        new OrganisationRoom(),
        new PeopleRoom(),
        new RecordingsRoom(),
        new RecordsRoom(),
        new FilesRoom(),
        new BackupsRoom(),
        new PoliciesRoom(),
        new GuidingRoom(),
        new ObligationsRoom(),
        new DutiesRoom(),
        new DifficultiesRoom(),
        new RequestsRoom(),
        new PlansRoom(),
        new RectificationsRoom(),
        new HandoversRoom(),
        new RoundsRoom(),
        new DebriefsRoom(),
        new ReviewsRoom(),
        new BallotsRoom(),
        new AppraisalsRoom(),
        new DeskRoom(),
        new RemindersRoom(),
        new TodayRoom(),
        new DemoRoom(),
    ];
}

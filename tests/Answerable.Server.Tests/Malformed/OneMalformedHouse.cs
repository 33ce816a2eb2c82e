namespace Answerable.Server.Tests.Malformed;

/// <summary>One house for all that is sent wrongly: its tests run one after the other, so that the log tells whose fault it was.</summary>
[CollectionDefinition(nameof(OneMalformedHouse))]
public sealed class OneMalformedHouse : ICollectionFixture<MalformedHouse>;

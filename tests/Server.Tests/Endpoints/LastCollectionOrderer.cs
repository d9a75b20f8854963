using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Xnat.Typed.Server.Tests.Endpoints.LastCollectionOrderer", "Xnat.Typed.Server.Tests")]

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>Puts <see cref="LastCollection"/> behind all others.</summary>
public sealed class LastCollectionOrderer : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName == LastCollection.Name);
}

using System.Runtime.CompilerServices;

namespace Xnat.Typed.Rest.Generator.Tests.Generation;

public sealed class SnapshotTests
{
    [Fact]
    public Task Routes() => MatchAsync("""
        namespace Lab.Plugin;

        public interface IContainerApi
        {
            [Get("/xapi/commands/{id}")]
            Task<HttpResponseMessage> GetAsync(long id, CancellationToken cancellationToken = default);

            [Get("/xapi/files/{**path}?recursive=true")]
            Task<Stream> ReadAsync(string path, [Query] IDictionary<string, string?>? query = null);

            [Delete("/xapi/days/{day}")]
            Task DeleteAsync([Query(Format = "yyyy-MM-dd")] DateOnly day);

            [Get("/xapi/commands")]
            Task<string> FindAsync(string? name, [AliasAs("tag"), Query(CollectionFormat.Multi)] string[] tags, int limit = 100);
        }
        """);

    [Fact]
    public Task Bodies() => MatchAsync("""
        namespace Lab.Plugin;

        public sealed record Command(string Name, string Image);

        [Headers("Accept: application/json")]
        public interface ICommandApi
        {
            [Post("/xapi/commands")]
            Task<Command?> AddAsync([Body(buffered: true)] Command command);

            [Put("/xapi/commands/{id}")]
            [Headers("Accept", "X-Reason: edit")]
            Task ChangeAsync(long id, [Body] HttpContent content, [Header("If-Match")] string? etag, [Authorize] string token);

            [Multipart]
            [Post("/xapi/commands/{id}/files")]
            Task UploadAsync(long id, [AliasAs("file")] StreamPart part, string note);
        }
        """);

    [Fact]
    public Task Objects() => MatchAsync("""
        using System.Runtime.Serialization;

        namespace Lab.Plugin;

        public enum Order
        {
            [EnumMember(Value = "newest first")] Newest,
            Oldest,
        }

        public sealed class Page
        {
            public int Size { get; init; }
            public Order? Order { get; init; }
        }

        public interface IListApi
        {
            [Get("/list/{page.Size}")]
            Task<HttpResponseMessage> ListAsync(Page page, [Query(CollectionFormat.Csv)] Order[]? orders);
        }
        """);

    private static Task MatchAsync(string source, [CallerMemberName] string test = "") => Snapshot.Match(
        Compile.Run(Compile.Of(source)).GeneratedSources.Select(static file => SnapshotTarget.Generated(file.HintName, file.SourceText.ToString())),
        method: test);
}

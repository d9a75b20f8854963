using System.Text.Json.Serialization.Metadata;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Persistence;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Tests.Persistence;

public sealed class RegisterTests : IDisposable
{
    private static readonly Version Release = new(1, 8, 10);
    private static readonly TypeCatalog Types = BundledSchemas.Of(Release).Types;

    private readonly KeptServer kept = new();

    public void Dispose() => kept.Dispose();

    [Fact]
    public void RecordsComeBackInTheirOrder()
    {
        using (var folder = DataFolder.Open(kept.Data))
        {
            using var store = Open(folder);
            var register = store.Register("note", () => Form);
            Write(store, () => register.Put("b", new("first")));
            Write(store, () => register.Put("a", new("second")));
            Write(store, () => register.Put("b", new("changed")));
            Write(store, () => register.Put("c", new("removed")));
            Write(store, () => register.Remove("c"));
        }

        using var again = DataFolder.Open(kept.Data);
        using var next = Open(again);
        Assert.Equal(["changed", "second"], next.Register("note", () => Form).All.Select(note => note.Text));
        Assert.Empty(next.Register("other", () => Form).All);
    }

    [Fact]
    public void ChangesOfARefusedRequestAreKeptAsTheyAreInMemory()
    {
        using (var folder = DataFolder.Open(kept.Data))
        {
            using var store = Open(folder);
            var register = store.Register("note", () => Form);

            Assert.Throws<InvalidOperationException>(() => store.Write<bool>(() =>
            {
                register.Put("a", new("before the refusal"));
                throw new InvalidOperationException();
            }));
        }

        using var again = DataFolder.Open(kept.Data);
        using var next = Open(again);
        Assert.Equal(["before the refusal"], next.Register("note", () => Form).All.Select(note => note.Text));
    }

    private static JsonTypeInfo<Note> Form => NoteJson.Default.Note;

    private static Store Open(DataFolder folder)
    {
        var changes = new Changes();
        var prearchive = new PrearchiveStore(new StuckSessions(), changes);
        var json = KeptJson.For(Types);
        var journal = new Journal(folder, prearchive, changes, json);
        var store = new Store(Types, TimeProvider.System, "XNAT", journal: journal) { Version = Release };
        journal.Follow(store, new Loader(folder, store, prearchive, json).Load(changes));
        return store;
    }

    private static void Write(Store store, Action work) => store.Write(() =>
    {
        work();
        return true;
    });
}

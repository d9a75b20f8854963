using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>What was noted while sessions were received, built and archived. Guarded by the lock of the <see cref="Store"/>.</summary>
internal sealed class PrearchiveLogs(Store store)
{
    private readonly Register<PrearchiveLog> logs = store.Register("prearchive-log", static () => PrearchiveJson.Default.PrearchiveLog);

    public IReadOnlyList<string> Of(PrearchiveSession session) => logs.Find(Key(session))?.Texts ?? [];

    public void Add(PrearchiveSession session, string text) =>
        logs.Put(Key(session), new([.. Of(session), $"{Formats.Sql(store.Clock.GetUtcNow())} {text}"]));

    public void Forget(PrearchiveSession session) => logs.Remove(Key(session));

    private static string Key(PrearchiveSession session) => session.Session.Number.ToString(CultureInfo.InvariantCulture);
}

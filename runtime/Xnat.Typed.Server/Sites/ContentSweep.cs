using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Sites;

/// <summary>
/// Takes large contents off the disk as soon as nothing refers to them: refused and unpacked uploads, what was deleted or replaced.
/// </summary>
/// <remarks>
/// Contents are shared by requests, resources, the prearchive and users' caches, so nobody owns one for certain, and to count would
/// be to lose a patient's images by one mistake in counting. So what is referred to is looked up, at a moment when no request is
/// under way that could hold more. A server that is never idle leaves them to the collector, as before.
/// </remarks>
internal sealed class ContentSweep(Store store, PrearchiveStore prearchive, UserCache cache, ContentStore contents)
{
    private readonly Lock gate = new();
    private int underWay;
    private bool isDue;

    /// <summary>Keeps in view what an earlier process has left.</summary>
    public void Start()
    {
        foreach (var file in store.Read(Used)) contents.Remember(file);
    }

    /// <summary>Something begins that may hold contents: a request, or work from outside.</summary>
    /// <param name="mayLetGo">Whether contents may be left over by it.</param>
    /// <returns>To be let go when it holds nothing any more.</returns>
    public ContentLease Enter(bool mayLetGo)
    {
        lock (gate) underWay++;
        return new(() => Leave(mayLetGo));
    }

    /// <summary>Whoever would come in waits: a request could hold what has just been looked up as let go.</summary>
    private void Leave(bool mayLetGo)
    {
        lock (gate)
        {
            underWay--;
            isDue |= mayLetGo;
            // Where keeping failed, the disk may be all that is left of something.
            if (!isDue || underWay > 0 || store.Failure is not null) return;
            isDue = false;
            Sweep();
        }
    }

    private void Sweep()
    {
        if (contents.Large() is not { Count: > 0 } candidates) return;
        var used = store.Read(Used);
        foreach (var file in candidates)
            if (!used.Contains(file))
                file.Delete();
    }

    private HashSet<ContentFile> Used()
    {
        var used = new HashSet<ContentFile>();
        var rows = new Stack<Row>(store.Projects.Concat(store.Subjects).Concat(store.Experiments)
            .Concat(prearchive.All.Select(waiting => waiting.Session)));
        while (rows.TryPop(out var row))
        {
            Add(row.Files);
            foreach (var child in row.Children.SelectMany(pair => pair.Value)) rows.Push(child);
        }

        Add(cache.All);
        return used;

        void Add(IEnumerable<StoredFile> files)
        {
            foreach (var file in files)
                if (file.Content.File is { } large)
                    used.Add(large);
        }
    }
}

from uuid import uuid4
def test_pages(mina):
    for path in ("/today","/log","/check-ins/new","/interactions/new"):
        r=mina.client.get(path)
        print(path, r.status_code, len(r.data))
        assert r.status_code==200, r.data[:3000]
    i=str(uuid4())
    r=mina.client.post("/check-ins", data={"id":i,"date":"2026-11-20","time":"18:30","mood":"3","backed":"lead"})
    assert r.status_code==303, r.data
    r=mina.client.get(r.location); assert r.status_code==200
    r=mina.client.post(f"/check-ins/{i}", data={"version":"1","date":"2026-11-20","time":"18:30","mood":"4","sleep_minutes":"390"})
    assert r.status_code==303, r.data.decode()
    r=mina.client.post(f"/check-ins/{i}", data={"version":"1","date":"2026-11-20","time":"18:40","mood":"1"})
    assert r.status_code==409; print(r.data.decode()[1500:4000])
    r=mina.client.post(f"/check-ins/{i}/delete"); assert r.status_code==200
    j=str(uuid4())
    r=mina.client.post("/interactions", data={"id":j,"date":"2026-11-20","time":"16:50","kind":"insult"})
    assert r.status_code==303, r.data.decode()
    r=mina.client.get(r.location); assert r.status_code==200; print(r.data.decode()[1500:4000])
    r=mina.client.get("/log"); print(r.data.decode()[1500:5000])
